import { explain } from "../../src/saml/explain/explain";
import { ANA, federated, type BothEnds } from "../support/both-ends";

let ends: BothEnds;
beforeEach(async () => {
  ends = await federated();
});
afterEach(() => ends.close());

const outcome = () => {
  const last = ends.signIn.signIns.at(-1);
  return { outcome: last?.outcome, ids: last?.findings.filter(({ severity }) => severity === "error").map(({ id }) => id) };
};

test("a person signs in and finds the account", async () => {
  const { shown } = await ends.enter();
  expect(shown.html).toContain("Payments Prod");
  expect(shown.html).toContain("ReadOnly");
  expect(outcome()).toEqual({ outcome: "accepted", ids: [] });
});

describe("an expired or deleted SCIM token", () => {
  test("stops provisioning with Okta's own words, loses nothing, and a new token brings what changed meanwhile", async () => {
    const { okta, aws } = ends;
    const agent = ends.connect();
    for (const { id } of aws.state.console.accessTokens()) aws.state.console.deleteAccessToken(id);
    okta.org.addUser({ login: "bo@tarnholt.example", email: "bo@tarnholt.example", firstName: "Bo", lastName: "Berg", displayName: "Bo Berg" });
    for (const group of ["AWS users", "AWS Engineers"]) okta.org.addMember(okta.org.groups.named(group)?.id ?? "", "bo@tarnholt.example");
    const broken = await agent.run();
    expect(broken.connectionError).toMatch(/Unauthorized/);
    expect(explain(broken.connectionError ?? "")[0]?.symptom.id).toMatch(/scim|token|provision/);
    expect([...aws.state.users.values()].map(({ userName, active }) => [userName, active])).toEqual([[ANA, true]]);
    expect((await ends.enter()).shown.html).toContain("Payments Prod");
    const healed = await ends.connect().run();
    expect(healed).toMatchObject({ users: { created: ["bo@tarnholt.example"], failed: [] }, groups: { failed: [] } });
  });
});

describe("a signing certificate that was rotated in Okta", () => {
  test("refuses everybody with AWS's opaque page and the reason in the evidence; importing it beside the old one heals", async () => {
    const { okta, aws, app } = ends;
    const key = await okta.org.apps.addKey(app.id, 2);
    app.kid = key.kid;
    const { shown } = await ends.enter();
    expect(shown.html).not.toContain("Payments Prod");
    expect(outcome()).toMatchObject({ outcome: "refused", ids: expect.arrayContaining(["signature-other-certificate"]) as string[] });
    aws.state.console.addCertificate(key.certificate);
    expect((await ends.enter()).shown.html).toContain("Payments Prod");
    expect(aws.state.console.settings().provider?.certificates).toHaveLength(2);
  });
});

describe("a clock", () => {
  test.each([["ahead", 20 * 60_000], ["behind", -20 * 60_000]])("of Okta's that is %s by 20 minutes is refused, told as that, and forgiven once it is right", async (way, skew) => {
    ends.skew(skew);
    const { shown } = await ends.enter();
    expect(shown.html).not.toContain("Payments Prod");
    expect(outcome().outcome).toBe("refused");
    expect(outcome().ids?.join()).toMatch(way === "ahead" ? /clock-ahead|issued-later|conditions/ : /clock-behind|conditions-expired|response-stale/);
    ends.skew(0);
    expect((await ends.enter()).shown.html).toContain("Payments Prod");
  });
});

test("SCIM under throttling, server errors and cut connections brings everything all the same", async () => {
  const { okta, aws } = ends;
  for (const kind of ["throttled", "unavailable"] as const) aws.faults.plan(/^scim /, { kind }, 2);
  aws.faults.plan(/^scim POST/, { kind: "cut", when: "before" });
  for (const name of ["bo", "chidi", "dana"]) {
    const login = `${name}@tarnholt.example`;
    okta.org.addUser({ login, email: login, firstName: name, lastName: "Berg", displayName: name });
    for (const group of ["AWS users", "AWS Engineers"]) okta.org.addMember(okta.org.groups.named(group)?.id ?? "", login);
  }
  const report = await ends.connect().run();
  expect(report.users.failed).toEqual([]);
  expect(aws.faults.waiting).toBe(0);
  expect([...aws.state.directory.memberships.values()]).toHaveLength(4);
});
