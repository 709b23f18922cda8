import type { Environment } from "../../src/model/environment";
import { resolve } from "../../src/model/resolve";
import { previewEnvironment } from "../../src/project/preview";
import { put, putAll } from "../support/broken";
import { account, assign, environments as company, everyMemberAccount, ou, tagged, TODAY } from "../support/company";

/** What the preview of one environment says, by label. */
function rows(name: string, environments: readonly Environment[] = company): Record<string, string> {
  const environment = environments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`no ${name}`);
  return Object.fromEntries(previewEnvironment(resolve(environment, TODAY)));
}

const pilot = (values: Readonly<Record<string, unknown>>) => rows("pilot", putAll(Object.fromEntries(Object.entries(values).map(([path, value]) => [`pilot.${path}`, value]))));
const THERE = "grants to groups that are already in IAM Identity Center are made at the first apply; those of the others wait until";

test("an environment, from state to time", () => {
  expect(Object.keys(rows("pilot"))).toEqual(["state", "SAML app", "app access", "pushes", "permission sets", "accounts", "grants", "skips", "waits", "time"]);
  expect(rows("pilot")).toMatchObject({
    state: "local file state/pilot.tfstate",
    "SAML app": 'uses "AWS" of small',
    "app access": '"AWS pilot users" (group made here, union of the granted groups)',
    pushes: "1 group: engineers",
    "permission sets": "2: pilot-Deployer, pilot-ReadOnly",
    accounts: "2 of 5",
    grants: "4 grants to 1 group, in 4 blocks",
  });
});

describe("the app", () => {
  test.each([
    ["oin", "OIN app amazon_aws_sso"],
    ["custom", "custom"],
  ])("that is made does not take over one of its label: %s", (kind, what) => {
    expect(rows("federation", put("federation.okta.samlApp.kind", kind))["SAML app"]).toBe(`makes "AWS" in small (${what}), protected from destruction; an app with that label that exists already is not taken over`);
  });

  test("that is adopted is named by its id", () => {
    expect(rows("federation", put("federation.okta.samlApp.adopt", "0oa1234567890abcdefg"))["SAML app"]).toBe('adopts 0oa1234567890abcdefg as "AWS" in small (OIN app amazon_aws_sso), protected from destruction');
  });

  test("that is found by its id", () => {
    expect(pilot({ "okta.samlApp": { kind: "use", id: "0oa1234567890abcdefg" } })["SAML app"]).toBe('uses "0oa1234567890abcdefg" of small');
  });
});

describe("app access", () => {
  test.each([
    ["existing", "existing group"],
    ["rule", "group made here, by rule"],
  ])("by a group of kind %s", (kind, said) => {
    expect(pilot({ "okta.access": { kind, group: "Everybody", expression: "true" } })["app access"]).toBe(`"Everybody" (${said})`);
  });

  test("of an environment that grants nothing yet is not made", () => {
    expect(pilot({ assignments: [] })).toMatchObject({ "app access": '"AWS pilot users" (not made until a group is granted here)', grants: "none" });
  });
});

describe("the management account", () => {
  const AMONG = ", the management account among them";

  test.each([
    ["named", account("management"), `1 of 5${AMONG}`],
    ["reached", ou("/", "recursive"), `4 of 5${AMONG}`],
    ["not reached", everyMemberAccount(), "3 of 5"],
    ["not among those with the tag", tagged("team", "shop"), "2 of 5"],
  ])("is %s, and said to be", (_, target, said) => {
    expect(pilot({ assignments: [assign(["engineers"]).to("ReadOnly").on(target)] })["accounts"]).toBe(said);
  });

  test("is not among the accounts of an assignment that has ended", () => {
    const assignments = [assign(["engineers"]).to("ReadOnly").on(account("shop")), assign(["engineers"]).to("ReadOnly").on(account("management")).until("2026-11-23", "audit")];
    expect(pilot({ assignments })["accounts"]).toBe("1 of 5");
  });
});

describe("what waits", () => {
  test("before provisioning is connected: the groups that are not there yet, and only those", () => {
    expect(pilot({ "okta.provisioning": { kind: "scim", connected: false } })).toMatchObject({ "would push": "1 group: engineers", waits: `${THERE} provisioning is connected and Okta has pushed them (1 group; the plan names those that are missing)` });
  });

  test("once it is connected: what Okta has yet to push", () => {
    expect(pilot({})["waits"]).toBe(`${THERE} Okta has pushed them (1 group; the plan names those that are missing)`);
  });

  test.each([
    ["Okta is left alone", { okta: "none" }],
    ["all are pushed elsewhere", { "okta.provisioning.pushedElsewhere": ["engineers"] }],
    ["all are pushed by hand", { "okta.provisioning.pushedByHand": ["engineers"] }],
  ])("where %s: what somebody has yet to put there", (_, values) => {
    expect(pilot(values)["waits"]).toContain(`${THERE} somebody has put them there (1 group`);
    expect(pilot(values)).not.toHaveProperty("pushes");
  });

  test("nothing, where Terraform makes the groups", () => {
    expect(pilot({ "okta.provisioning": { kind: "terraform" } })).toMatchObject({ provisions: "1 group and their people, by Terraform: engineers", waits: "nothing: its groups are made in the same apply" });
  });

  test("no word of it where nothing is granted", () => {
    expect(rows("federation")).not.toHaveProperty("waits");
  });
});

test("a push that somebody keeps by hand is named, and not among those of this environment", () => {
  const assignments = [assign(["engineers", "auditors"]).to("ReadOnly").on(account("shop"))];
  expect(pilot({ assignments, "okta.provisioning.pushedByHand": ["engineers"] })).toMatchObject({ pushes: "1 group: auditors", "by hand": "the push of 1 group is somebody's in Okta and left as it is: engineers" });
});
