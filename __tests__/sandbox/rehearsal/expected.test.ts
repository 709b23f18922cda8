import { resolve } from "../../../src/model/resolve";
import { differences, expectedAccess } from "../../../sandbox/rehearsal/expected";
import { inventPeople, OUTSIDER } from "../../../sandbox/rehearsal/people";
import { connected, rolesOf } from "../../../sandbox/rehearsal/roles";
import { awsSeed, oktaSeed } from "../../../sandbox/rehearsal/seeds";
import { createOinApp, existingGroup, existingPolicy, scim, useApp } from "../../../src";
import type { OktaSide } from "../../../src/model/environment";
import { environments, federation, oinApp, pilot, TODAY } from "../../support/company";
import { prepared } from "../../../sandbox/rehearsal/prepared";

const resolved = environments.map((environment) => resolve(environment, TODAY));
const withOkta = (okta: Partial<OktaSide>) => ({ ...pilot, okta: { ...(pilot.okta as OktaSide), ...okta } as OktaSide });

describe("what the model says that a person reaches", () => {
  test("is what each of their groups is granted, under the names that AWS shows", () => {
    expect(expectedAccess(resolved, new Set(["AWS Engineers"]))).toEqual(["222233334444 pilot-Deployer", "222233334444 pilot-ReadOnly", "333344445555 pilot-Deployer", "333344445555 pilot-ReadOnly"]);
  });

  test("nothing without a group, and nothing by a group of another name", () => {
    expect(expectedAccess(resolved, new Set(["aws engineers", "Everyone"]))).toEqual([]);
  });

  test("several groups add up, and what both give is one line", () => {
    const both = expectedAccess(resolved, new Set(["AWS Engineers", "AWS Auditors"]));
    expect(new Set(both).size).toBe(both.length);
    expect(both).toEqual(expect.arrayContaining(expectedAccess(resolved, new Set(["AWS Auditors"]))));
  });
});

describe("differences", () => {
  test("none are undefined, in any order", () => {
    expect(differences(["a", "b"], ["b", "a"])).toBeUndefined();
  });

  test("say what is missing and what is too much, and no more than a few of many", () => {
    expect(differences(["a", "b"], ["b", "c"])).toBe("missing a; not expected c");
    expect(differences(Array.from({ length: 8 }, (_, index) => String(index)), [])).toBe("missing 0, 1, 2, 3, 4 and 3 more");
  });
});

describe("the people of a rehearsal", () => {
  const people = inventPeople(environments);

  test("are the same for the same data, two in each granted group, nobody twice", () => {
    expect(inventPeople(environments)).toEqual(people);
    for (const name of ["AWS Engineers", "AWS Auditors"]) expect(people.filter(({ groups }) => groups.includes(name)).length).toBeGreaterThanOrEqual(2);
    expect(new Set(people.map(({ profile }) => profile.login)).size).toBe(people.length);
  });

  test("have all that AWS needs of a person", () => {
    for (const { profile } of people) expect(profile).toEqual({ login: expect.stringMatching(/@rehearsal\.example$/) as string, email: profile.login, firstName: expect.any(String) as string, lastName: expect.any(String) as string, displayName: expect.any(String) as string, department: expect.any(String) as string, costCenter: expect.any(String) as string, title: "Engineer" });
  });
});

describe("what is there before the first apply", () => {
  test("AWS: the organization with its units, and no group that somebody here pushes", () => {
    const seed = awsSeed(environments);
    expect(seed).toMatchObject({ managementAccount: "000000000001", acsTenant: "0a1b2c3d", groups: [] });
    expect(seed.organization?.accounts).toContainEqual({ id: "333344445555", name: "Shop Prod", tags: { team: "shop" }, status: "ACTIVE", parent: "ou-smal-workl0002" });
    expect(seed.organization?.delegatedAdministrators).toEqual(["111122223333"]);
  });

  test("AWS: groups that others bring are there already", () => {
    expect(awsSeed([{ ...pilot, okta: "none" }]).groups).toEqual(["AWS Engineers"]);
    expect(awsSeed([withOkta({ provisioning: scim({ connected: true, pushedByHand: ["engineers"] }) })]).groups).toEqual(["AWS Engineers"]);
  });

  test("Okta: people, an outsider, the groups with their members; none where no environment has an Okta end", () => {
    const people = inventPeople(environments);
    const seed = oktaSeed(environments, people);
    expect(seed?.users?.map(({ login }) => login)).toEqual([...people.map(({ profile }) => profile.login), OUTSIDER]);
    expect(seed?.groups).toContainEqual({ name: "AWS Engineers", members: people.filter(({ groups }) => groups.includes("AWS Engineers")).map(({ profile }) => profile.login) });
    expect(oktaSeed([{ ...pilot, okta: "none" }], people)).toBeUndefined();
  });

  test("Okta: an access group, a policy and an app that exist elsewhere are there", () => {
    const people = inventPeople([pilot]);
    expect(oktaSeed([withOkta({ access: existingGroup("Everybody") })], people)?.groups).toContainEqual({ name: "Everybody", members: people.map(({ profile }) => profile.login) });
    expect(oktaSeed([withOkta({ samlApp: useApp({ label: "By hand" }) })], people)?.apps).toMatchObject([{ label: "By hand" }]);
    expect(oktaSeed([{ ...federation, okta: { org: "small", samlApp: createOinApp({ ...oinApp, signOn: existingPolicy("Two factors") }) } }], people)?.policies).toEqual(["Two factors"]);
  });
});

describe("the parts", () => {
  test("follow from the data, not from names", () => {
    const { trusts, access } = rolesOf(environments);
    expect([trusts, access].map((list) => list.map(({ name }) => name))).toEqual([["federation"], ["pilot", "broad"]]);
  });

  test("connecting provisioning changes what waits for it, and nothing else", () => {
    const waiting = withOkta({ provisioning: scim({ connected: false }) });
    expect(connected(waiting)).toEqual(withOkta({ provisioning: scim({ connected: true }) }));
    expect(connected(federation)).toBe(federation);
    expect(connected(pilot)).toBe(pilot);
  });

  test("an app of the real org is played by another, and that is said", () => {
    const adopting = { ...federation, okta: { org: "small", samlApp: createOinApp({ ...oinApp, adopt: "0oa1234567890abcdefg" }) } };
    const { data, notes } = prepared([adopting, withOkta({ samlApp: useApp({ id: "0oa1234567890abcdefg" }) })]);
    expect(notes).toHaveLength(2);
    expect(JSON.stringify(data.map(({ okta }) => okta))).not.toContain("0oa1234567890abcdefg");
    expect(prepared(environments)).toEqual({ data: environments, notes: [] });
  });
});
