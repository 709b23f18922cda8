import { isRecord } from "./plan/sensitive";
import { canonical } from "./canonical";
import { factText, isFacts, isUnknown, type Fact, type SignOnRuleFacts } from "./access/model";
import { askedBeside } from "./sign-on-matching";

/** One thing that is asked, so that more is stronger. */
interface Measure {
  readonly value: number;
  readonly text: string;
}

/** What a rule asks of somebody. */
export interface Strength {
  readonly refused: boolean;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly text: string;
  /** All that the rule asks: two rules with the same key ask the same. */
  readonly key: string;
  /** What it asks that is not measured. */
  readonly unmeasured: string;
}

const REFUSED: Strength = { refused: true, measures: new Map(), text: "refused", key: "refused", unmeasured: "" };

/** Whom a rule is for and what it asks, in one line. */
export function describeRule(rule: SignOnRuleFacts): string {
  const whom = rule.groups.length === 0 ? "everybody who has the app" : `members of ${rule.groups.join(", ")}`;
  const place = isRecord(rule.network) && rule.network["connection"] !== "ANYWHERE" && rule.network["connection"] !== null ? `, network ${canonical(rule.network)}` : "";
  const conditions = isRecord(rule.others) && Object.keys(rule.others).length > 0 ? `, under further conditions: ${canonical(rule.others)}` : "";
  const { refused, text } = strengthOf("", rule);
  return `for ${whom}${place}, at priority ${factText(rule.priority)}: ${refused ? "refused" : text}${conditions}`;
}

/** How strong a rule is; no rule refuses. */
export function strengthOf(name: string | undefined, rule: SignOnRuleFacts | undefined): Strength {
  if (rule === undefined || name === undefined) return { ...REFUSED, text: "refused, since no rule matches" };
  if (rule.access === "DENY") return { ...REFUSED, text: `refused by rule ${JSON.stringify(name)}` };
  const beside = askedBeside(rule);
  // Other kinds of rules (AUTH_METHOD_CHAIN) take no notice of factors and constraints.
  const isMeasured = beside["type"] === undefined || beside["type"] === "ASSURANCE";
  const measures = new Map<string, Measure>([
    ["factors", isMeasured ? factors(rule.factorMode) : { value: 0, text: "by chains of methods, which are not compared" }],
    ["phishing-resistant", required(rule.constraints, "phishingResistant")],
    ["hardware-protected", required(rule.constraints, "hardwareProtection")],
    ["device-bound", required(rule.constraints, "deviceBound")],
    ["user presence", required(rule.constraints, "userPresence")],
    ["user verification", required(rule.constraints, "userVerification")],
    ["asked again after", duration(rule.reauthenticateAfter)],
    ["asked again after inactivity of", duration(rule.inactivity)],
  ]);
  const unmeasured = rule.constraints.flatMap((one) => withoutMeasured(one) ?? []);
  const further = [...(Object.keys(beside).length > 0 ? [`and beside that: ${canonical(beside)}`] : []), ...(unmeasured.length > 0 ? [`by what else its constraints say: ${canonical(unmeasured)}`] : [])];
  const text = [...measures].filter(([, { text: said }]) => said !== "no").map(([measure, { text: said }]) => (said === "yes" ? measure : `${measure}: ${said}`)).concat(further).join(", ");
  const { priority: _priority, groups: _groups, network: _network, others: _others, ...asked } = rule;
  return { refused: false, measures: isMeasured ? measures : new Map(), text, key: canonical({ ...asked, beside }), unmeasured: canonical([beside, unmeasured]) };
}

function factors(mode: Fact): Measure {
  if (mode === "1FA") return { value: 1, text: "one" };
  if (mode === "2FA") return { value: 2, text: "two" };
  return { value: 0, text: isUnknown(mode) ? "known after the apply" : "unknown" };
}

/** Required in every alternative, since a person chooses which of them to meet (Okta: constraints are alternatives). */
function required(constraints: readonly Fact[], property: string): Measure {
  const all = constraints.length > 0 && constraints.every((one) => isRecord(one) && Object.values(one).some((part) => isRecord(part) && part[property] === "REQUIRED" && part.required !== false));
  return { value: all ? 1 : 0, text: all ? "yes" : "no" };
}

const MEASURED: ReadonlySet<string> = new Set(["phishingResistant", "hardwareProtection", "deviceBound", "userPresence", "userVerification", "required"]);

/** What a constraint asks beyond what is measured; undefined for nothing. */
function withoutMeasured(fact: Fact): Fact | undefined {
  if (!isFacts(fact)) return fact;
  const left = Object.entries(fact).flatMap(([key, value]) => {
    const rest = MEASURED.has(key) ? undefined : withoutMeasured(value);
    return rest === undefined ? [] : [[key, rest] as const];
  });
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** Sooner is stronger; a duration that can't be read counts as never. */
function duration(value: Fact): Measure {
  if (typeof value !== "string") return { value: Number.NEGATIVE_INFINITY, text: isUnknown(value) ? "known after the apply" : "not set" };
  const [, days, hours, minutes, seconds] = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(value) ?? [];
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return { value: Number.NEGATIVE_INFINITY, text: value };
  const total = Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return { value: -total, text: total === 0 ? "every sign-in" : value };
}
