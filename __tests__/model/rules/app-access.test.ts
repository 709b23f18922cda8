import { assignment, type Environments, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("app-access");
const access = (parts: object, data?: Environments) => put("pilot.okta.access", parts, data);
const own = (...groups: readonly object[]) => put("pilot.okta.ownGroups", groups);

describe("no group assigns the app", () => {
  test("nobody would be provisioned, unless another environment assigns them", async () => {
    await expectProblems(put("pilot.okta.access", undefined), [warning("pilot.okta", "no access", "a group that assigns the app", "unionOfGrantedGroups(...)")]);
  });

  test.each([
    ["grants nothing", { "pilot.assignments": [] }],
    ["does not provision", { "pilot.okta.provisioning": undefined }],
    ["leaves Okta alone", { "pilot.okta": "none" }],
  ])("which needs no word where the environment %s", async (_, values) => {
    await expectProblems(putAll(values, put("pilot.okta.access", undefined)), []);
  });
});

describe("name of the group", () => {
  test.each([
    ["none", ""],
    ["256 characters", "x".repeat(256)],
    ["a space in front", " AWS"],
    ["a space behind", "AWS "],
    ["an ANSI escape", "AWS\u001b[2J"],
    ["a right-to-left override", "AWS\u202esresu"],
    ["a line break", "AWS\nusers"],
  ])("%s", async (_, group) => {
    await expectProblems(access({ kind: "union", group }), [error("pilot.okta.access.group", JSON.stringify(group).slice(0, 100), "1 to 255 characters, none of them control or invisible, no space", "correct the name")]);
  });

  test.each(["x", "x".repeat(255), "𝄞".repeat(255), "AWS: users <pilot>"])("%s", async (group) => {
    await expectProblems(access({ kind: "existing", group }), []);
  });
});

describe("how it is filled", () => {
  test.each(["existing", "rule", "union"])("an environment whose assignments are still to be written has nobody to assign, and no fault: %s", async (kind) => {
    await expectProblems(access({ kind, group: "Everybody", ...(kind === "rule" ? { expression: "true" } : {}) }, put("pilot.assignments", [])), []);
  });

  test("all environments emptied, as on a first day", async () => {
    await expectProblems(putAll({ "pilot.assignments": [], "broad.assignments": [] }), []);
  });

  test.each([
    ["this environment pushes itself", {}],
    ["another environment pushes", { "pilot.okta.provisioning.pushedElsewhere": ["engineers"], "broad.assignments": [assignment({ groups: ["engineers", "auditors"] })] }],
    ["nobody here provisions", { "pilot.okta.provisioning": undefined }],
  ])("a union of granted groups that %s", async (_, values) => {
    await expectProblems(putAll(values), []);
  });

  test.each(["existing", "rule"])("a group of kind %s needs no pushed group", async (kind) => {
    await expectProblems(access({ kind, group: "Everybody", ...(kind === "rule" ? { expression: "true" } : {}) }, put("pilot.okta.provisioning", undefined)), []);
  });

  test.each(["", "  "])("by the rule %j", async (expression) => {
    await expectProblems(access({ kind: "rule", group: "Everybody", expression }), [error("pilot.okta.access.expression", JSON.stringify(expression), 'user.department=="Engineering"', "write it")]);
  });
});

describe("groups of one's own", () => {
  test.each([["engineer", 'did you mean "engineers"?'], ["__proto__", "add it to the catalog"]])("%s is not in the catalog", async (group, fix) => {
    await expectProblems(own({ group: "auditors" }, { group }), [error("pilot.okta.ownGroups[1]", `group ${JSON.stringify(group)}`, "a group of the catalog", fix)]);
  });

  test.each(["", " "])("a rule %j fills nothing", async (rule) => {
    await expectProblems(own({ group: "engineers", rule }), [error("pilot.okta.ownGroups[0].rule", JSON.stringify(rule), "an Okta expression, or no rule", "leave it out")]);
  });

  test("a group imported from elsewhere can't be made", async () => {
    await expectProblems(put("catalog.groups.engineers.type", "APP_GROUP", own({ group: "engineers" })), [error("pilot.okta.ownGroups[0]", '"engineers"', "an imported one can't be made here", "remove it from ownGroups")]);
  });

  test("a group of Okta, said to be one", async () => {
    await expectProblems(put("catalog.groups.engineers.type", "OKTA_GROUP", own({ group: "engineers", rule: 'user.department=="Shop"' })), []);
  });

  test("a group listed twice is one block in state, the last of them", async () => {
    await expectProblems(own({ group: "engineers" }, { group: "engineers", rule: "true" }), [
      error("pilot.okta.ownGroups", '"engineers" twice', "every group once", "remove one"),
      error("pilot, pilot", 'Okta group "AWS Engineers" made by each', "", "leave it out of ownGroups"),
    ]);
  });
});

describe("made by two environments", () => {
  test.each(["AWS users", "aws USERS"])("the second apply would find %s there", async (group) => {
    await expectProblems(access({ kind: "union", group }), [error("pilot, broad", `Okta group ${JSON.stringify(group)} made by each`, "made by one environment", "give each its own group, or leave access out of one")]);
  });

  test("a group that assigns the app and one of one's own", async () => {
    await expectProblems(put("broad.okta.ownGroups", [{ group: "idle" }], put("catalog.groups.idle", { name: "AWS pilot users", description: "Idle" })), [error("pilot, broad", 'Okta group "AWS pilot users" made by each', "", "leave it out of ownGroups")]);
  });

  test("for two apps, the other may find it", async () => {
    await expectProblems(putAll({ "broad.okta.samlApp.label": "AWS 2", "broad.okta.access.group": "AWS pilot users" }), [error("pilot, broad", 'Okta group "AWS pilot users" made by each', "", "existingGroup() in the other")]);
    await expectProblems(putAll({ "broad.okta.samlApp.label": "AWS 2", "broad.okta.access": { kind: "existing", group: "AWS pilot users" } }), []);
  });

  test.each([
    ["of another org", { "broad.okta.access.group": "AWS pilot users", "broad.okta.org": "other" }],
    ["of another domain", { "broad.okta.access.group": "AWS pilot users", "broad.okta.domain": "oktapreview.com" }],
  ])("a group %s is made once", async (_, values) => {
    await expectProblems(putAll(values), []);
  });

  test("one org written in another case is one org", async () => {
    await expectProblems(putAll({ "broad.okta.access.group": "AWS pilot users", "broad.okta.org": "SMALL" }), [error("pilot, broad", "made by each", "", "")]);
  });
});

describe("assigned by two environments", () => {
  const existing = (group: string) => ({ kind: "existing", group });
  const refused = (where: string, group: string) => error(where, `Okta group ${JSON.stringify(group)} assigns the app in each`, "destroying one would delete the assignment of the other", "give each its own group, or leave access out of one");

  test.each([
    ["found by both", existing("Everybody"), existing("Everybody")],
    ["found by both, in another case", existing("Everybody"), existing("EVERYBODY")],
    ["made by the other as the union of what it pushes", { kind: "union", group: "Everybody" }, existing("everybody")],
    ["made by the other by a rule", { kind: "rule", group: "Everybody", expression: "true" }, existing("Everybody")],
  ])("one group has one assignment, whichever is destroyed first takes it: %s", async (_, pilot, broad) => {
    await expectProblems(putAll({ "pilot.okta.access": pilot, "broad.okta.access": broad }), [refused("pilot, broad", "Everybody")]);
  });

  test("the environment that makes the app is one of them", async () => {
    await expectProblems(putAll({ "federation.okta.access": existing("Everybody"), "broad.okta.access": existing("Everybody"), "broad.okta.org": "SMALL" }), [refused("federation, broad", "Everybody")]);
  });

  test.each([
    ["of its own", { "broad.okta.access": existing("Everybody else") }],
    ["in another org", { "broad.okta.access": existing("Everybody"), "broad.okta.org": "other" }],
    ["to another app", { "broad.okta.access": existing("Everybody"), "broad.okta.samlApp.label": "AWS 2" }],
    ["that the other makes for its entitlements", { "broad.okta.ownGroups": [{ group: "idle" }], "catalog.groups.idle": { name: "Everybody", description: "Idle" } }],
  ])("a group %s is one assignment", async (_, values) => {
    await expectProblems(putAll({ "pilot.okta.access": existing("Everybody"), ...values }), []);
  });
});

describe("the group's rule has 50 characters of its name", () => {
  const fifty = "x".repeat(50);
  const named = (one: string, other: string, values: Record<string, unknown> = {}) => putAll({ "pilot.okta.access.group": one, "broad.okta.access.group": other, ...values });

  test.each([
    ["two longer names", `${fifty} one`, `${fifty} two`],
    ["a longer name and one that ends there", fifty, `${fifty} two`],
  ])("%s would make two rules of one name", async (_, one, other) => {
    await expectProblems(named(one, other), [error("pilot, broad", `${JSON.stringify(one)} and ${JSON.stringify(other)}`, "differ in their first 50 characters", "rename one")]);
  });

  test.each([
    ["names that differ in the fiftieth", `${"x".repeat(49)}a and more`, `${"x".repeat(49)}b and more`, {}],
    ["names of two orgs", `${fifty} one`, `${fifty} two`, { "broad.okta.org": "other" }],
    ["a group without a rule", `${fifty} one`, `${fifty} two`, { "broad.okta.access.kind": "existing" }],
  ])("%s make two names", async (_, one, other, values) => {
    await expectProblems(named(one, other, values), []);
  });

  test("a group of one's own that is kept by hand has no rule", async () => {
    const idle = put("catalog.groups.idle", { name: `${fifty} idle`, description: "Idle" }, put("pilot.okta.access.group", `${fifty} users`));
    await expectProblems(put("broad.okta.ownGroups", [{ group: "idle" }], idle), []);
    await expectProblems(put("broad.okta.ownGroups", [{ group: "idle", rule: "true" }], idle), [error("pilot, broad", `${fifty} idle`, "first 50 characters", "")]);
  });
});

test("an environment that leaves Okta alone makes no group in it", async () => {
  await expectProblems(put("pilot.okta", "none"), []);
});
