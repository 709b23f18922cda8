import type { SignOnRule } from "../../../src/model/sign-on";
import { expecting, expectProblems, many, put } from "../../support/broken";

const { error } = expecting("sign-on");
const AT = "federation.okta.samlApp.signOn";
const policy = (property: string, value: unknown) => put(`${AT}.${property}`, value);
const rules = (...list: readonly (Partial<SignOnRule> & object)[]) => policy("rules", list.map((rule, index) => ({ name: `Rule ${index}`, ...rule })));
const everybody = { name: "Everybody" };
/** The id of a network zone, told apart by its end. */
const zone = (end: number | string) => `nzo${String(end).padStart(17, "0")}`;

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
    const list = many(98).map((_, index) => ({ zones: { include: [zone(index)] } }));
    await expectProblems(rules(...list), []);
    await expectProblems(rules(...list, everybody), [error(`${AT}.rules`, "99 rules", "at most 98", "join rules")]);
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

  test.each([{ include: [] }, { exclude: [] }])("zones %j name none", async (zones) => {
    await expectProblems(rules({ zones }, everybody), [error(`${AT}.rules[0].zones`, "no zone", "at least one network zone id", "remove zones")]);
  });

  describe.each(["include", "exclude"])("zones to %s", (kind) => {
    const zones = (...ids: string[]) => (kind === "include" ? { include: ids } : { exclude: ids });

    test.each([
      ["blank", " "],
      ["the zone's name", "Offices"],
      ["one character short", zone("x").slice(0, -1)],
      ["one character long", `${zone("x")}x`],
      ["a hyphen", zone("-")],
      ["a line break behind", `${zone("x")}\n`],
      ["the id of a group", `00g${"x".repeat(17)}`],
    ])("are named by ids, each of them: %s", async (_, id) => {
      await expectProblems(rules({ zones: zones(zone(1), id) }, everybody), [error(`${AT}.rules[0].zones.${kind}[1]`, JSON.stringify(id), "nzo and 17 letters or digits", "the zone's id, not its name")]);
    });

    test("are named by ids", async () => {
      await expectProblems(rules({ zones: zones("nzowc1U5Jh5xuAK0o0g3", zone(2)) }, everybody), []);
    });
  });

  describe.each(["reauthenticateAfter", "inactivity"])("%s", (property) => {
    test.each(["", "8h", "8", "PT", "PT8", "P1D", "PT1.5H", "PT-1H", "pt8h", "PT1H30M", "PT8H\n"])("%j", async (value) => {
      await expectProblems(rules({ [property]: value }), [error(`${AT}.rules[0].${property}`, JSON.stringify(value), "such as PT8H", "PT0S asks at every sign-in")]);
    });

    test.each(["PT1S", "PT30M", "PT24H", "PT720H", "PT43800H", "PT2628000M", "PT157680000S"])("%s", async (value) => {
      await expectProblems(rules({ [property]: value }), []);
    });

    test.each(["PT43801H", "PT999999H", "PT2628001M", "PT157680001S", `PT${"9".repeat(400)}H`])("%s is longer than any session", async (value) => {
      await expectProblems(rules({ [property]: value }), [error(`${AT}.rules[0].${property}`, JSON.stringify(value).slice(0, 100), "at most PT43800H, by which Okta means once per session", "shorten it")]);
    });
  });

  test.each(["PT0S", "PT0M", "PT00H"])("without activity for %s is everybody, always", async (inactivity) => {
    await expectProblems(rules({ inactivity }), [error(`${AT}.rules[0].inactivity`, JSON.stringify(inactivity), "at least PT1S", 'reauthenticateAfter: "PT0S"')]);
  });

  test.each(["PT0S", "PT0H"])("asked again after %s is asked at every sign-in", async (reauthenticateAfter) => {
    await expectProblems(rules({ reauthenticateAfter }), []);
  });

  test.each([{ assurance: "two-factors" as const }, { reauthenticateAfter: "PT1H" }, { inactivity: "PT1H" }])("a refusal asks for nothing: %j", async (parts) => {
    await expectProblems(rules({ access: "deny", groups: ["auditors"], ...parts }, everybody), [error(`${AT}.rules[0]`, "a refusal that asks for something", "on rules that allow", "remove them")]);
  });

  test("a refusal before the rule that lets in", async () => {
    await expectProblems(rules({ access: "deny", groups: ["auditors"] }, { access: "allow" }), []);
  });
});

describe("a rule that can never decide", () => {
  const [engineers, auditors] = [["engineers"], ["auditors"]];
  const within = (...ends: number[]) => ({ zones: { include: ends.map(zone) } });
  const outside = (...ends: number[]) => ({ zones: { exclude: ends.map(zone) } });
  const never = (index: number, name: string, ...before: string[]) => error(`${AT}.rules[${index}]`, JSON.stringify(name), "a rule that can decide", `by ${before.map((one) => JSON.stringify(one)).join(" and ")}: move it up`);

  test("stands behind one for everybody from everywhere: break glass would get the weak one", async () => {
    await expectProblems(rules(everybody, { name: "Break glass", groups: ["engineers"], assurance: "phishing-resistant-hardware" }), [never(1, "Break glass", "Everybody")]);
  });

  test.each([
    ["its own groups", { groups: engineers }, { groups: engineers }],
    ["more groups", { groups: ["auditors", "engineers"] }, { groups: engineers }],
    ["everybody in the same zones", within(1), { groups: engineers, ...within(1) }],
    ["more zones", within(1, 2), within(2)],
    ["zones of which fewer are left out", outside(1), outside(2, 1)],
    ["its own groups from everywhere", { groups: engineers }, { groups: engineers, ...within(1) }],
  ])("stands behind one for %s", async (_, first, second) => {
    await expectProblems(rules(first, second, everybody), [never(1, "Rule 1", "Rule 0")]);
  });

  test("stands behind several that together take all of its groups", async () => {
    await expectProblems(rules({ groups: engineers }, { groups: auditors }, { groups: ["engineers", "auditors"] }, everybody), [never(2, "Rule 2", "Rule 0", "Rule 1")]);
  });

  test("may be a refusal that comes too late", async () => {
    await expectProblems(rules(everybody, { access: "deny", groups: auditors }), [never(1, "Rule 1", "Everybody")]);
  });

  test.each([
    ["one of other people", { groups: auditors }, { groups: engineers }],
    ["one of some of its groups", { groups: engineers }, { groups: ["engineers", "auditors"] }],
    ["one of some people, when it is for everybody", { groups: ["engineers", "auditors"] }, {}],
    ["one of some zones, when it is for everywhere", within(1), { groups: engineers }],
    ["one of other zones", within(1), { groups: engineers, ...within(2) }],
    ["one of fewer zones", within(1), within(1, 2)],
    ["one that leaves out more zones", outside(1, 2), outside(1)],
    ["one outside the zones that it is inside of", outside(1), within(1)],
    ["one inside the zones that it is outside of", within(1), outside(1)],
  ])("does not stand behind %s", async (_, first, second) => {
    await expectProblems(rules(first, second), []);
  });

  test("every one is named", async () => {
    await expectProblems(rules(everybody, { groups: engineers }, { groups: auditors }), [never(1, "Rule 1", "Everybody"), never(2, "Rule 2", "Everybody")]);
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
