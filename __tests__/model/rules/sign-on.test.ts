import type { SignOnRule } from "../../../src/model/sign-on";
import { expecting, expectProblems, many, put } from "../../support/broken";

const { error, warning } = expecting("sign-on");
const AT = "federation.okta.samlApp.signOn";
const policy = (property: string, value: unknown) => put(`${AT}.${property}`, value);
const rules = (...list: readonly (Partial<SignOnRule> & object)[]) => policy("rules", list.map((rule, index) => ({ name: `Rule ${index}`, ...rule })));
const everybody = { name: "Everybody" };

describe("the policy", () => {
  test.each(["", " "])("name %j", async (name) => {
    await expectProblems(policy("name", name), [error(`${AT}.name`, JSON.stringify(name), "the policy's name", "name it")]);
  });

  test.each(["", " "])("a policy kept elsewhere is found by a name, not by %j", async (name) => {
    await expectProblems(put(AT, { kind: "existing", name }), [error(`${AT}.name`, JSON.stringify(name), "the policy's name", "name it")]);
  });

  test("a policy kept elsewhere needs nothing but its name", async () => {
    await expectProblems(put(AT, { kind: "existing", name: "Any two factors" }), []);
  });

  test.each(["", " "])("description %j, which Okta refuses at apply", async (description) => {
    await expectProblems(policy("description", description), [error(`${AT}.description`, JSON.stringify(description), "Okta requires one", "say what the policy is for")]);
  });

  test.each([
    ["no rule", [], "0 rules, none of which allows"],
    ["refusals alone", [{ access: "deny" as const, groups: ["auditors"] }, { access: "deny" as const }], "2 rules, none of which allows"],
  ])("%s lets nobody in", async (_, list, given) => {
    await expectProblems(rules(...list), [error(`${AT}.rules`, given, "at least one rule that lets people in", "whoever no rule lets in is refused")]);
  });

  test("more rules than Okta has priorities", async () => {
    const list = many(98).map(() => ({ groups: ["engineers"] }));
    await expectProblems(rules(...list), []);
    await expectProblems(rules(...list, { groups: ["engineers"] }), [error(`${AT}.rules`, "99 rules", "at most 98", "join rules")]);
  });

  test("two rules of one name are one rule to Okta, whatever the case", async () => {
    await expectProblems(rules({ name: "Admins", groups: ["engineers"] }, { name: "ADMINS", groups: ["auditors"] }), [error(`${AT}.rules`, 'two rules named "admins"', "a name for each", "rename one")]);
  });
});

describe("a rule", () => {
  test.each(["", " ", "x".repeat(51), "Catch-all Rule"])("name %j", async (name) => {
    await expectProblems(rules({ name }), [error(`${AT}.rules[0].name`, JSON.stringify(name), "1 to 50 characters", "rename it")]);
  });

  test.each(["x", "x".repeat(50), "Catch-all"])("name %s", async (name) => {
    await expectProblems(rules({ name }), []);
  });

  test.each([["engineer", 'did you mean "engineers"?'], ["__proto__", "add it to the catalog"]])("group %s is not in the catalog", async (group, fix) => {
    await expectProblems(rules({ groups: ["auditors", group] }, everybody), [error(`${AT}.rules[0].groups`, `group ${JSON.stringify(group)}`, "a group of the catalog", fix)]);
  });

  test("an empty list of groups is everybody to Okta, and nobody to a reader", async () => {
    await expectProblems(rules({ groups: [] }, everybody), [error(`${AT}.rules[0].groups`, "an empty list", "no groups property for everybody", "say which is meant")]);
  });

  test.each([{ include: [] }, { exclude: [] }, { include: [" "] }])("zones %j name none", async (zones) => {
    await expectProblems(rules({ zones }, everybody), [error(`${AT}.rules[0].zones`, "no zone", "at least one network zone id", "remove zones")]);
  });

  test.each([{ include: ["nzo1"] }, { exclude: ["nzo1", "nzo2"] }])("zones %j", async (zones) => {
    await expectProblems(rules({ zones }, everybody), []);
  });

  describe.each(["reauthenticateAfter", "inactivity"])("%s", (property) => {
    test.each(["", "8h", "8", "PT", "PT8", "P1D", "PT1.5H", "PT-1H", "pt8h", "PT1H30M", "PT8H\n"])("%j", async (value) => {
      await expectProblems(rules({ [property]: value }), [error(`${AT}.rules[0].${property}`, JSON.stringify(value), "such as PT8H", "PT0S asks at every sign-in")]);
    });

    test.each(["PT0S", "PT30M", "PT43800H"])("%s", async (value) => {
      await expectProblems(rules({ [property]: value }), []);
    });
  });

  test.each([{ assurance: "two-factors" as const }, { reauthenticateAfter: "PT1H" }, { inactivity: "PT1H" }])("a refusal asks for nothing: %j", async (parts) => {
    await expectProblems(rules({ access: "deny", groups: ["auditors"], ...parts }, everybody), [error(`${AT}.rules[0]`, "a refusal that asks for something", "on rules that allow", "remove them")]);
  });

  test("a refusal before the rule that lets in", async () => {
    await expectProblems(rules({ access: "deny", groups: ["auditors"] }, { access: "allow" }), []);
  });
});

describe("a rule that can never decide", () => {
  test("stands behind one for everybody from everywhere: break glass would get the weak one", async () => {
    await expectProblems(rules(everybody, { name: "Break glass", groups: ["engineers"], assurance: "phishing-resistant-hardware" }), [
      warning(`${AT}.rules[1]`, '"Break glass"', "a rule that can decide", '"Everybody" stands before it'),
    ]);
  });

  test.each([
    ["one group", { groups: ["auditors"] }],
    ["one zone", { zones: { include: ["nzo1"] } }],
  ])("stands behind none for %s", async (_, first) => {
    await expectProblems(rules(first, { groups: ["engineers"] }, everybody), []);
  });

  test("every one is named", async () => {
    await expectProblems(rules(everybody, { groups: ["engineers"] }, { groups: ["auditors"] }), [
      warning(`${AT}.rules[1]`, '"Rule 1"', "", '"Everybody"'),
      warning(`${AT}.rules[2]`, '"Rule 2"', "", '"Everybody"'),
    ]);
  });
});

test("all rules of a policy are checked, each in its place", async () => {
  await expectProblems(rules({ name: "", groups: ["engineers"] }, { groups: [] }, { inactivity: "1h" }), [
    error(`${AT}.rules[0].name`, "", "", ""),
    error(`${AT}.rules[1].groups`, "", "", ""),
    error(`${AT}.rules[2].inactivity`, "", "", ""),
  ]);
});

test("an environment that leaves Okta alone has no policy to be wrong", async () => {
  await expectProblems(put("federation.okta", "none"), []);
});
