import type { Factor } from "../../../../sandbox/okta/credentials";
import type { JsonObject } from "../../../../sandbox/okta/json";
import { readPolicyRule } from "../../../../sandbox/okta/policy-rule-body";
import type { PolicyRule } from "../../../../sandbox/okta/policy-rules";
import { decide, type Attempt } from "../../../../sandbox/okta/sign-in/decide";
import { milliseconds } from "../../../../sandbox/okta/sign-in/duration";

const NOW = new Date("2026-06-09T13:00:00Z");
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

interface Given {
  readonly priority?: number;
  readonly status?: "ACTIVE" | "INACTIVE";
  readonly conditions?: JsonObject;
  readonly access?: string;
  readonly method?: JsonObject;
}

function rule(name: string, { priority = 1, status = "ACTIVE", conditions = {}, access = "ALLOW", method = {} }: Given = {}): PolicyRule {
  const wish = readPolicyRule({ name, conditions, actions: { appSignOn: { access, verificationMethod: method } } }, { hasGroup: () => true });
  return { id: name, system: false, created: NOW, lastUpdated: NOW, priority, status, ...wish };
}

const catchAll = (access = "DENY"): PolicyRule => ({ ...rule("Catch-all Rule", { access, priority: 99 }), system: true, conditions: null });

function attempt({ enrolled = ["password", "push"], ...given }: Partial<Attempt> = {}): Attempt {
  return { userId: "00u1", groupIds: ["00g1"], zones: [], enrolled, proofs: [], idleSince: NOW, now: NOW, ...given };
}

const ruleFor = (rules: readonly PolicyRule[], given: Partial<Attempt> = {}): string => decide([...rules, catchAll()], attempt(given)).rule;

describe("the first rule whose conditions hold decides", () => {
  test("by priority, not by the order in which they were made", () => {
    expect(ruleFor([rule("second", { priority: 2 }), rule("first", { priority: 1 })])).toBe("first");
  });

  test("the catch-all comes last whatever its number", () => {
    expect(decide([{ ...catchAll(), priority: 0 }, rule("all", { priority: 50 })], attempt()).rule).toBe("all");
  });

  test("an inactive rule is passed over", () => {
    expect(ruleFor([rule("off", { status: "INACTIVE" })])).toBe("Catch-all Rule");
  });

  test("a rule that denies is final and asks for nothing", () => {
    expect(decide([rule("no", { access: "DENY" }), rule("yes", { priority: 2 }), catchAll()], attempt())).toEqual({ rule: "no", access: "DENY", needs: [] });
  });

  test.each([
    ["DENY", []],
    ["ALLOW", [{ class: "knowledge", factors: ["password"] }, { class: "possession", factors: ["push"] }]],
  ])("the catch-all as it is configured: %s", (access, needs) => {
    expect(decide([catchAll(access)], attempt())).toEqual({ rule: "Catch-all Rule", access, needs });
  });

  test("a policy without catch-all is no policy", () => {
    expect(() => decide([], attempt())).toThrow("no catch-all");
  });
});

describe("conditions", () => {
  test.each<[string, JsonObject, Partial<Attempt>, boolean]>([
    ["a group of the person", { people: { groups: { include: ["00g9", "00g1"] } } }, {}, true],
    ["a group of others", { people: { groups: { include: ["00g9"] } } }, {}, false],
    ["an excluded group, though another is included", { people: { groups: { include: ["00g1"], exclude: ["00g2"] } } }, { groupIds: ["00g1", "00g2"] }, false],
    ["the person by name", { people: { users: { include: ["00u1"] } } }, {}, true],
    ["somebody else by name", { people: { users: { include: ["00u2"] } } }, {}, false],
    ["everybody but the person", { people: { users: { exclude: ["00u1"] } } }, {}, false],
    ["anywhere", { network: { connection: "ANYWHERE" } }, {}, true],
    ["inside a zone", { network: { connection: "ZONE", include: ["nzo1"] } }, { zones: ["nzo1"] }, true],
    ["outside of it", { network: { connection: "ZONE", include: ["nzo1"] } }, { zones: ["nzo2"] }, false],
    ["from no zone at all", { network: { connection: "ZONE", include: ["nzo1"] } }, {}, false],
    ["inside an excluded zone", { network: { connection: "ZONE", exclude: ["nzo1"] } }, { zones: ["nzo1"] }, false],
    ["outside an excluded zone", { network: { connection: "ZONE", exclude: ["nzo1"] } }, {}, true],
    ["in any zone", { network: { connection: "ZONE", include: ["ALL_ZONES"] } }, { zones: ["nzo7"] }, true],
    ["in none of any zone", { network: { connection: "ZONE", include: ["ALL_ZONES"] } }, {}, false],
    ["members that say nothing, as the provider writes them", { device: { managed: false, registered: null, assurance: { include: [] } }, riskScore: { level: "ANY" }, userType: { include: [], exclude: [] } }, {}, true],
  ])("%s", (_, conditions, given, matches) => {
    expect(ruleFor([rule("one", { conditions })], given)).toBe(matches ? "one" : "Catch-all Rule");
  });

  test.each<[string, JsonObject]>([
    ["riskScore", { riskScore: { level: "HIGH" } }],
    ["device", { device: { managed: true } }],
    ["elCondition", { elCondition: { condition: "security.risk.level == 'HIGH'" } }],
    ["userType", { userType: { include: ["oty1"] } }],
    ["platform", { platform: { include: [{ type: "DESKTOP", os: { type: "MACOS" } }] } }],
    ["network connection ON_NETWORK", { network: { connection: "ON_NETWORK" } }],
  ])("%s is an error: passed over it would let in whom Okta refuses", (name, conditions) => {
    expect(() => ruleFor([rule("one", { conditions })])).toThrow(name);
  });
});

const needs = (method: JsonObject, given: Partial<Attempt> = {}) => decide([rule("one", { method }), catchAll()], attempt(given)).needs.map(({ class: of, factors }) => `${of}: ${factors.join(" ")}`);
const PASSWORD = { factor: "password" as const, at: NOW, now: true };
const proof = (factor: Factor, minutes: number) => ({ factor, at: ago(minutes) });
const RESISTANT = { possession: { required: true, phishingResistant: "REQUIRED" } };
const HARDWARE = { possession: { required: true, phishingResistant: "REQUIRED", hardwareProtection: "REQUIRED" } };
const ALL: readonly Factor[] = ["password", "push", "webauthn", "hardware-key"];

describe("what is left to prove", () => {
  test.each<[string, JsonObject, Partial<Attempt>, string[]]>([
    ["1FA before anything was proved", { factorMode: "1FA" }, {}, ["any: password push"]],
    ["1FA with the password", { factorMode: "1FA" }, { proofs: [PASSWORD] }, []],
    ["2FA with the password", { factorMode: "2FA" }, { proofs: [PASSWORD] }, ["possession: push"]],
    ["2FA with both", { factorMode: "2FA" }, { proofs: [PASSWORD, proof("push", 5)] }, []],
    ["2FA of somebody who has only a password", { factorMode: "2FA" }, { enrolled: ["password"], proofs: [PASSWORD] }, ["possession: "]],
    ["phishing resistant, with a push proved", { constraints: [RESISTANT] }, { enrolled: ALL, proofs: [PASSWORD, proof("push", 1)] }, ["possession: webauthn hardware-key"]],
    ["phishing resistant, of somebody with a push alone", { constraints: [RESISTANT] }, { proofs: [PASSWORD] }, ["possession: "]],
    ["hardware, with a passkey proved", { constraints: [HARDWARE] }, { enrolled: ALL, proofs: [PASSWORD, proof("webauthn", 1)] }, ["possession: hardware-key"]],
    ["1FA with a possession constraint: the password is not enough", { factorMode: "1FA", constraints: [RESISTANT] }, { enrolled: ALL, proofs: [PASSWORD] }, ["possession: webauthn hardware-key"]],
    ["1FA with one that is not required", { factorMode: "1FA", constraints: [{ possession: { required: false, phishingResistant: "REQUIRED" } }] }, { enrolled: ALL, proofs: [PASSWORD] }, []],
    ["alternatives: the one that the person can meet", { constraints: [HARDWARE, { possession: { required: true, deviceBound: "REQUIRED" } }] }, { proofs: [PASSWORD] }, ["possession: push"]],
    ["alternatives: the one that is met already", { constraints: [HARDWARE, RESISTANT] }, { enrolled: ALL, proofs: [PASSWORD, proof("webauthn", 1)] }, []],
    ["a method by name", { constraints: [{ possession: { methods: ["webauthn"] } }] }, { enrolled: ALL, proofs: [PASSWORD] }, ["possession: webauthn hardware-key"]],
    ["a method excluded", { constraints: [{ possession: { required: false, excludedAuthenticationMethods: [{ key: "okta_verify", method: "push" }] } }] }, { enrolled: ALL, proofs: [PASSWORD] }, ["possession: webauthn hardware-key"]],
    ["a proof of a factor that is not enrolled any more", {}, { enrolled: ["password"], proofs: [PASSWORD, proof("push", 1)] }, ["possession: "]],
  ])("%s", (_, method, given, expected) => {
    expect(needs(method, given)).toEqual(expected);
  });

  test.each<[string, number, string[]]>([
    ["PT2H", 119, []],
    ["PT2H", 120, ["knowledge: password", "possession: push"]],
    ["PT0S", 0, ["knowledge: password", "possession: push"]],
    ["P1D", 1439, []],
  ])("asked again after %s: proved %d minutes ago", (reauthenticateIn, minutes, expected) => {
    expect(needs({ reauthenticateIn }, { proofs: [proof("password", minutes), proof("push", minutes)], idleSince: NOW })).toEqual(expected);
  });

  test("what is proved in this sign-in counts even where every sign-in asks, or it would ask for ever", () => {
    expect(needs({ reauthenticateIn: "PT0S" }, { proofs: [PASSWORD, { factor: "push", at: NOW, now: true }] })).toEqual([]);
  });

  test("a constraint's own time goes before the rule's", () => {
    const method = { reauthenticateIn: "PT12H", constraints: [{ possession: { required: true, reauthenticateIn: "PT5M" } }] };
    expect(needs(method, { proofs: [proof("password", 10), proof("push", 10)] })).toEqual(["possession: push"]);
  });

  test.each([[59, []], [60, ["knowledge: password", "possession: push"]]])("a session left alone for %d minutes of PT1H", (minutes, expected) => {
    const proofs = [proof("password", 61), proof("push", 61)];
    expect(needs({ reauthenticateIn: "PT12H", inactivityPeriod: "PT1H" }, { proofs, idleSince: ago(minutes) })).toEqual(expected);
  });

  test.each<[string, JsonObject, string]>([
    ["a chain of methods", { type: "AUTH_METHOD_CHAIN" }, "ASSURANCE only"],
    ["a misspelt constraint", { constraints: [{ possession: { phishingResistent: "REQUIRED" } }] }, "phishingResistent"],
    ["a value that a constraint cannot have", { constraints: [{ possession: { phishingResistant: true } }] }, "REQUIRED or OPTIONAL"],
    ["a time in months", { reauthenticateIn: "P1M" }, "P1M"],
  ])("%s is an error, never passed over", (_, method, message) => {
    expect(() => needs(method, { proofs: [proof("password", 1), proof("push", 1)] })).toThrow(message);
  });
});

test.each([["PT0S", 0], ["PT90S", 90_000], ["PT1H30M", 5_400_000], ["P1DT1S", 86_401_000], ["P2W", 1_209_600_000]])("%s is %d milliseconds", (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected);
});

test.each(["", "P", "PT", "P1M", "P1Y", "2H", "PT1.5H", "-PT1H", "PT1S1M"])("%j is refused as a duration", (duration) => {
  expect(() => milliseconds(duration)).toThrow("not a duration");
});
