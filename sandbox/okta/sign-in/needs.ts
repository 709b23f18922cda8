import type { Factor } from "../credentials";
import { field, isObject, list, text, type Json, type JsonObject, type Unread } from "../json";
import { classOf, meets, type FactorClass } from "./authenticators";
import { milliseconds } from "./duration";

/** A proof that a person gave, with the factor they gave it with. */
export interface Proof {
  readonly factor: Factor;
  readonly at: Date;
  /** Given in this very sign-in: it counts whatever its age, or a rule that always asks would ask for ever. */
  readonly now?: boolean;
}

export interface Person {
  /** Factors that they have set up. */
  readonly enrolled: readonly Factor[];
  readonly proofs: readonly Proof[];
  /** Since when their session was left alone. */
  readonly idleSince: Date;
}

/** One thing to prove, with any of these factors; none means that the person has nothing that would do. */
export interface Need {
  readonly class: FactorClass | "any";
  readonly factors: readonly Factor[];
}

/** What is left to prove under a rule's verification method. Its constraints are alternatives: the one that asks least is taken. */
export function needsOf(method: JsonObject, person: Person, now: Date): readonly Need[] {
  if (text(field(method, "type")) !== "ASSURANCE") throw new Error("this sandbox evaluates verification methods of type ASSURANCE only");
  const constraints: readonly Json[] = list(field(method, "constraints"));
  const alternatives = (constraints.length === 0 ? [{}] : constraints).map((constraint) => needsUnder(method, constraint, person, now));
  const possible = alternatives.filter((needs) => needs.every(({ factors }) => factors.length > 0));
  return (possible.length > 0 ? possible : alternatives).toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function needsUnder(method: JsonObject, constraint: Json, person: Person, now: Date): readonly Need[] {
  const two = text(field(method, "factorMode")) === "2FA";
  const demanded = (name: FactorClass): boolean => isObject(field(constraint, name)) && field(field(constraint, name), "required") !== false;
  const wanted = (["knowledge", "possession"] as const).filter((name) => two || demanded(name));
  const usable = person.enrolled.filter((factor) => meets(factor, field(constraint, classOf(factor))));
  const proved = (factor: Factor): boolean => person.proofs.some((proof) => proof.factor === factor && counts(proof, method, field(constraint, classOf(factor)), person, now));
  if (wanted.length === 0) return usable.some(proved) ? [] : [{ class: "any", factors: usable }];
  return wanted.flatMap((name) => {
    const factors = usable.filter((factor) => classOf(factor) === name);
    return factors.some(proved) ? [] : [{ class: name, factors }];
  });
}

/** A constraint may set its own time after which to ask again; else the rule's holds. */
function counts(proof: Proof, method: JsonObject, constraint: Unread, person: Person, now: Date): boolean {
  if (proof.now === true) return true;
  const again = text(field(constraint, "reauthenticateIn")) ?? text(field(method, "reauthenticateIn"));
  const inactivity = text(field(method, "inactivityPeriod"));
  const left = inactivity !== undefined && now.getTime() - person.idleSince.getTime() >= milliseconds(inactivity);
  return !left && (again === undefined || now.getTime() - proof.at.getTime() < milliseconds(again));
}
