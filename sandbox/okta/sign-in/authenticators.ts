import type { Factor } from "../credentials";
import { field, isObject, list, text, texts, type JsonObject, type Unread } from "../json";

export type FactorClass = "knowledge" | "possession";

interface Nature {
  readonly class: FactorClass;
  /** Okta's words for it in constraints. */
  readonly key: string;
  readonly type: string;
  readonly method: string;
  readonly properties: readonly string[];
}

const PASSKEY = ["phishingResistant", "userPresence", "userVerification"];

/** What each of the faked authenticators can claim: a passkey may be synced, so only the key is bound to hardware. */
const NATURE: Readonly<Record<Factor, Nature>> = {
  password: { class: "knowledge", key: "okta_password", type: "password", method: "password", properties: [] },
  push: { class: "possession", key: "okta_verify", type: "app", method: "push", properties: ["deviceBound", "userPresence"] },
  webauthn: { class: "possession", key: "webauthn", type: "security_key", method: "webauthn", properties: PASSKEY },
  "hardware-key": { class: "possession", key: "webauthn", type: "security_key", method: "webauthn", properties: [...PASSKEY, "deviceBound", "hardwareProtection"] },
};

const DEMANDS = ["deviceBound", "hardwareProtection", "phishingResistant", "userPresence", "userVerification"];
const KNOWN = new Set([...DEMANDS, "required", "reauthenticateIn", "types", "methods", "authenticationMethods", "excludedAuthenticationMethods"]);

export const classOf = (factor: Factor): FactorClass => NATURE[factor].class;

/** Whether a factor may serve for its class under one constraint object of a rule; no constraint asks for nothing. */
export function meets(factor: Factor, constraint: Unread): boolean {
  if (!isObject(constraint)) return true;
  check(constraint);
  const { type, method, properties } = NATURE[factor];
  const allowed = (name: string, value: string): boolean => field(constraint, name) === undefined || texts(field(constraint, name)).includes(value);
  const named = (name: string): boolean => list(field(constraint, name)).some((one) => isNamed(factor, one));
  return (
    DEMANDS.every((demand) => text(field(constraint, demand)) !== "REQUIRED" || properties.includes(demand)) &&
    allowed("types", type) &&
    allowed("methods", method) &&
    (field(constraint, "authenticationMethods") === undefined || named("authenticationMethods")) &&
    !named("excludedAuthenticationMethods")
  );
}

function isNamed(factor: Factor, authenticator: Unread): boolean {
  const { key, method } = NATURE[factor];
  const wanted = text(field(authenticator, "method"));
  return text(field(authenticator, "key")) === key && (wanted === undefined || wanted === method);
}

/** A demand that is not known here must not pass for one that is met. */
function check(constraint: JsonObject): void {
  for (const [name, value] of Object.entries(constraint)) {
    if (!KNOWN.has(name)) throw new Error(`this sandbox does not know the constraint ${name}`);
    if (DEMANDS.includes(name) && value !== "REQUIRED" && value !== "OPTIONAL") throw new Error(`the constraint ${name} is REQUIRED or OPTIONAL, not ${JSON.stringify(value)}`);
  }
}
