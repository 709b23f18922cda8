import { DEFAULT_QUOTAS } from "../../../src/model/quotas";
import { assignment, expecting, expectProblems, many, put, putAll } from "../../support/broken";

const { error } = expecting("quotas");
const quota = (name: string, value: number) => put(`catalog.quotas.${name}`, value);

test("the defaults are AWS's", () => {
  expect(DEFAULT_QUOTAS).toEqual({ permissionSets: 3500, permissionSetsPerAccount: 500, groupsPerPermissionSetAndAccount: 100, managedPoliciesPerPermissionSet: 10 });
});

describe("permission sets of an instance, over all environments", () => {
  test("three sets where two are allowed", async () => {
    await expectProblems(quota("permissionSets", 2), [error("federation, pilot, broad", "3 permission sets", "at most 2 an instance (quotas.permissionSets)", "ask AWS to raise it and write the new quota in the catalog, or merge sets")]);
  });

  test("three where three are", async () => {
    await expectProblems(quota("permissionSets", 3), []);
  });

  test("another organization has quotas of its own", async () => {
    const data = quota("permissionSets", 2);
    await expectProblems(data.map((one) => (one.name === "broad" ? { ...one, catalog: { ...one.catalog, organization: { ...one.catalog.organization, id: "o-other00001" } } } : one)), []);
  });
});

describe("permission sets in one account, over all environments", () => {
  test("three where two are allowed", async () => {
    await expectProblems(quota("permissionSetsPerAccount", 2), ["shop", "shop-prod"].map((account) => error("federation, pilot, broad", `3 permission sets in account "${account}"`, "at most 2 (quotas.permissionSetsPerAccount)", "grant fewer there")));
  });

  test("three where three are", async () => {
    await expectProblems(quota("permissionSetsPerAccount", 3), []);
  });

  test("a set counts once, however many groups have it", async () => {
    const pilotAlone = quota("permissionSetsPerAccount", 1).filter(({ name }) => name !== "broad");
    await expectProblems(put("pilot.assignments", [assignment({ groups: ["engineers", "auditors"] })], pilotAlone), []);
  });
});

describe("groups with one set in one account", () => {
  const groups = (count: number) => {
    const keys = many(count, "team");
    return putAll({
      ...Object.fromEntries(keys.map((key) => [`catalog.groups.${key}`, { name: `AWS ${key}`, description: key }])),
      "pilot.assignments": [assignment({ groups: keys })],
    });
  };

  test("a hundred are as many as AWS takes", async () => {
    await expectProblems(groups(100), []);
    await expectProblems(groups(101), [error("federation, pilot, broad", "101 groups with ReadOnly in shop", "at most 100 (quotas.groupsPerPermissionSetAndAccount)", "a group that holds these groups' people")]);
  });

  test("a quota that AWS has raised holds instead", async () => {
    await expectProblems(put("catalog.quotas", { groupsPerPermissionSetAndAccount: 101 }, groups(101)), []);
  });

  test("the sets of two environments are two sets", async () => {
    const one = quota("groupsPerPermissionSetAndAccount", 1);
    await expectProblems(one, []);
    await expectProblems(put("pilot.assignments", [assignment({ groups: ["engineers", "auditors"] })], putAll({ "broad.okta.provisioning.pushedElsewhere": ["auditors"], "broad.okta.access": { kind: "existing", group: "Everybody" } }, one)), [error("federation, pilot, broad", "2 groups with ReadOnly in shop", "at most 1 (", "")]);
  });

  test("a group that two assignments give the same counts once", async () => {
    await expectProblems(put("pilot.assignments", [assignment(), assignment()], quota("groupsPerPermissionSetAndAccount", 1)), []);
  });
});
