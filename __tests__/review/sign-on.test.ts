import { compareSignOn } from "../../src/review/sign-on";
import { UNKNOWN, type SignOnRuleFacts } from "../../src/review/access/model";

const phishingResistant = [{ possession: { required: true, phishingResistant: "REQUIRED" } }];
const rule = (fields: Partial<SignOnRuleFacts> = {}): SignOnRuleFacts => ({
  priority: 1, access: "ALLOW", groups: [], factorMode: "2FA", constraints: [], reauthenticateAfter: "PT2H", inactivity: "PT1H", network: { connection: "ANYWHERE", includes: null, excludes: null }, others: {}, ...fields,
});
const rules = (...list: readonly (readonly [string, SignOnRuleFacts])[]): ReadonlyMap<string, SignOnRuleFacts> => new Map(list);
const said = (before: ReadonlyMap<string, SignOnRuleFacts>, after: ReadonlyMap<string, SignOnRuleFacts>): string[] => compareSignOn(before, after).map(({ who, effect }) => `${effect}: ${who}`);
const everybody = rules(["Everybody", rule()]);

describe("what a change of the sign-on rules asks of people", () => {
  test.each<[string, Partial<SignOnRuleFacts>, Partial<SignOnRuleFacts>]>([
    ["one factor instead of two", { factorMode: "2FA" }, { factorMode: "1FA" }],
    ["no phishing resistance", { constraints: phishingResistant }, { constraints: [] }],
    ["an alternative without phishing resistance", { constraints: phishingResistant }, { constraints: [...phishingResistant, { knowledge: { required: true } }] }],
    ["a constraint that is not required", { constraints: phishingResistant }, { constraints: [{ possession: { required: false, phishingResistant: "REQUIRED" } }] }],
    ["asked again later", { reauthenticateAfter: "PT2H" }, { reauthenticateAfter: "PT12H" }],
    ["not asked again at every sign-in", { reauthenticateAfter: "PT0S" }, { reauthenticateAfter: "PT1M" }],
    ["never asked again", { reauthenticateAfter: "PT2H" }, { reauthenticateAfter: null }],
    ["longer without activity", { inactivity: "PT1H" }, { inactivity: "P1D" }],
    ["let in instead of refused", { access: "DENY" }, { access: "ALLOW" }],
  ])("%s is weaker, and the other way round stronger", (_what, strong, weak) => {
    const [before, after] = [rules(["Everybody", rule(strong)]), rules(["Everybody", rule(weak)])];
    expect(said(before, after)).toEqual(["weaker: everybody who has the app"]);
    expect(said(after, before)).toEqual(["stronger: everybody who has the app"]);
  });

  test("a value that the plan does not know is never taken for as strong as before", () => {
    expect(said(everybody, rules(["Everybody", rule({ factorMode: UNKNOWN })]))).toEqual(["weaker: everybody who has the app"]);
    expect(said(everybody, rules(["Everybody", rule({ reauthenticateAfter: UNKNOWN })]))).toEqual(["weaker: everybody who has the app"]);
  });

  test("removing the step-up of a group is weaker for its members alone, though no rule says so itself", () => {
    const stepUp = rules(["Step-up", rule({ groups: ["AWS On Call"], constraints: phishingResistant })], ["Everybody", rule({ priority: 2 })]);
    expect(said(stepUp, rules(["Everybody", rule({ priority: 1 })]))).toEqual(["weaker: members of AWS On Call"]);
  });

  test("exchanging priorities lets the weaker rule decide", () => {
    const [first, second] = [{ groups: ["AWS On Call"], constraints: phishingResistant }, {}];
    expect(said(rules(["Step-up", rule({ ...first, priority: 1 })], ["Everybody", rule({ ...second, priority: 2 })]), rules(["Step-up", rule({ ...first, priority: 2 })], ["Everybody", rule({ ...second, priority: 1 })]))).toEqual(["weaker: members of AWS On Call"]);
  });

  test("members of two groups are asked about too: a refusal in front may free them", () => {
    const before = rules(["Contractors", rule({ access: "DENY", groups: ["Contractors"] })], ["Engineers", rule({ priority: 2, groups: ["Engineers"] })]);
    const after = rules(["Engineers", rule({ priority: 1, groups: ["Engineers"] })], ["Contractors", rule({ priority: 2, access: "DENY", groups: ["Contractors"] })]);
    expect(said(before, after)).toEqual(["weaker: members of Contractors and Engineers"]);
  });

  test("a zone that is no longer asked for lets in whoever is outside of it", () => {
    const zone = { connection: "ZONE", includes: ["nzo1"], excludes: null };
    expect(said(rules(["Office", rule({ network: zone })]), everybody)).toEqual(["weaker: everybody who has the app, outside of all zones"]);
  });

  test("rules that no one matches refuse: removing them all is stronger", () => {
    expect(said(everybody, rules())).toEqual(["stronger: everybody who has the app"]);
  });

  test("a rule that is only called otherwise, or comes later with the same effect, changes nothing for anybody", () => {
    expect(compareSignOn(everybody, rules(["All", rule()]))).toEqual([]);
    expect(compareSignOn(everybody, rules(["Everybody", rule({ priority: 7 })]))).toEqual([]);
  });

  test("conditions that are not understood make it different, never the same", () => {
    expect(said(everybody, rules(["Everybody", rule({ others: { custom_expression: "user.x" } })]))).toEqual(["different: everybody who has the app"]);
  });
});
