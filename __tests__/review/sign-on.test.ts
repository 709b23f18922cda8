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

  test("a condition more lets fewer people in: whoever does not meet it is refused", () => {
    expect(said(everybody, rules(["Everybody", rule({ others: { custom_expression: "user.x" } })]))).toEqual(["stronger: everybody who has the app, where custom_expression user.x is not met"]);
  });
});

describe("rules that match some of the people only", () => {
  const strong = { constraints: phishingResistant };
  const twoRules = (first: Partial<SignOnRuleFacts>): ReadonlyMap<string, SignOnRuleFacts> => rules(["Strong", rule({ ...strong, ...first })], ["Rest", rule({ priority: 2, factorMode: "1FA" })]);

  test.each<[string, Partial<SignOnRuleFacts>, string]>([
    ["an inactive rule, which matches nobody", { others: { status: "INACTIVE" } }, "weaker: everybody who has the app"],
    ["a person who is excluded", { others: { users_excluded: ["00u1"] } }, "weaker: everybody who has the app, where users_excluded 00u1 is not met"],
    ["a group that is excluded", { others: { groups_excluded: ["Ops"] } }, "weaker: members of Ops"],
    ["a device that must be managed", { others: { device_is_managed: true } }, "weaker: everybody who has the app, where device_is_managed true is not met"],
    ["a condition that this program does not know", { others: { moon: "full" } }, "weaker: everybody who has the app, where moon full is not met"],
    ["a condition known after the apply", { others: { device_is_managed: UNKNOWN } }, "weaker: everybody who has the app, where device_is_managed known after the apply is not met"],
    ["single people instead of everybody", { others: { users_included: ["00u1"] } }, 'weaker: everybody who has the app, where users_included ["00u1"] is not met'],
    ["a network that is no list of zones", { network: { connection: "ON_NETWORK", includes: null, excludes: null } }, 'weaker: everybody who has the app, where network {"connection":"ON_NETWORK","excludes":null,"includes":null} is not met'],
  ])("%s on the stronger rule lets the weaker one decide", (_what, first, effect) => {
    expect(said(twoRules({}), twoRules(first))).toEqual([effect]);
  });

  test.each<[string, Partial<SignOnRuleFacts>]>([
    ["a managed device", { others: { device_is_managed: true } }],
    ["an expression", { others: { custom_expression: "user.x" } }],
    ["two conditions", { others: { device_is_managed: true, device_is_registered: true } }],
  ])("%s that is no longer asked for lets in whoever was refused without it", (_what, one) => {
    expect(said(rules(["Everybody", rule(one)]), everybody).map((text) => text.slice(0, 34))).toEqual(["weaker: everybody who has the app,"]);
  });

  test("a refusal with conditions refuses some, so that taking it away lets those in", () => {
    const refusal = rules(["High risk", rule({ access: "DENY", others: { risk_score: "HIGH" } })], ["Everybody", rule({ priority: 2 })]);
    const off = rules(["High risk", rule({ access: "DENY", others: { risk_score: "HIGH", status: "INACTIVE" } })], ["Everybody", rule({ priority: 2 })]);
    expect(said(refusal, everybody)).toEqual(["weaker: everybody who has the app, where risk_score HIGH is met"]);
    expect(said(refusal, off)).toEqual(["weaker: everybody who has the app, where risk_score HIGH is met"]);
  });

  test("zones count only where the connection says so: with ANYWHERE the lists are nothing", () => {
    const office = (connection: string) => rules(["Office", rule({ factorMode: "1FA", network: { connection, includes: ["nzo1"], excludes: null } })], ["Rest", rule({ priority: 2 })]);
    expect(said(office("ZONE"), office("ANYWHERE"))).toEqual(["weaker: everybody who has the app, outside of all zones"]);
  });

  test.each<[string, Partial<SignOnRuleFacts>]>([
    ["chains of methods", { others: { type: "AUTH_METHOD_CHAIN", chains: ["password"] } }],
    ["keep me signed in", { others: { keep_me_signed_in: [{ post_auth: "ALLOWED" }] } }],
    ["keep me signed in, hidden behind something stronger", { constraints: phishingResistant, others: { keep_me_signed_in: [{ post_auth: "ALLOWED" }] } }],
    ["another kind of knowledge", { constraints: [{ knowledge: { types: ["password"] } }] }],
  ])("%s make it different, never as much or more", (_what, asked) => {
    expect(said(everybody, rules(["Everybody", rule(asked)]))).toEqual(["different: everybody who has the app"]);
  });

  test("more conditions than can be played are never compared as equal", () => {
    const many = (first: string) => Array.from({ length: 9 }, (_, index): [string, SignOnRuleFacts] => [`R${index}`, rule({ priority: index, factorMode: index === 0 ? first : "2FA", others: { custom_expression: `user.${index}` } })]);
    expect(said(rules(...many("2FA")), rules(...many("1FA")))).toEqual(["different: everybody who has the app"]);
  });
});

test("each group is said by itself, though another has the same effect: a waiver of one lets no other pass", () => {
  const of = (factorMode: string) => rules(["A", rule({ groups: ["A"], factorMode })], ["B", rule({ priority: 2, groups: ["B"], factorMode })]);
  expect(said(of("2FA"), of("1FA"))).toEqual(["weaker: members of A", "weaker: members of B"]);
});
