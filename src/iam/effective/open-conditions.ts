import { wildcardsOverlap } from "../wildcards";
import type { Condition } from "./conditions";

/** Policies of AWS that limit nobody, for keys that name a policy. */
const LIMITING_NOBODY = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"].map((name) => `arn:aws:iam::aws:policy/${name}`);

const POSITIVE = /^(?:stringequals|stringequalsignorecase|stringlike|arnequals|arnlike)$/;

/** Keys that keep a session from raising itself, where their values do; keys that any session meets, or that it chooses itself, are not among them. */
const LIMITS: readonly { readonly key: RegExp; readonly operator: RegExp; readonly isMet: (value: string) => boolean }[] = [
  { key: /^aws:multifactorauthpresent$|^kms:grantisforawsresource$/, operator: /^bool$/, isMet: (value) => value.toLowerCase() === "true" },
  { key: /^aws:(?:source|vpcsource)ip$/, operator: /^ipaddress$/, isMet: isSmallRange },
  { key: /^aws:principaltag\/|^iam:passedtoservice$|^iam:awsservicename$|^kms:viaservice$|^organizations:serviceprincipal$|^aws:sourcevpce?$/, operator: POSITIVE, isMet: isFixed },
  { key: /:resourcetag\//, operator: POSITIVE, isMet: (value) => isFixed(value.replaceAll(/\$\{aws:PrincipalTag\/[^{},]+\}/gi, "x")) },
  { key: /^iam:(?:permissionsboundary|policyarn)$/, operator: POSITIVE, isMet: (value) => isFixed(value) && !LIMITING_NOBODY.some((arn) => wildcardsOverlap(value, arn)) },
];

/**
 * Whether a condition keeps a session from going the way that a statement opens. Only those of a list do: whether any other one ever
 * fails is not known. …IfExists and ForAllValues hold where the key is missing, negated operators for all but a few.
 */
export function isLimit({ operator, key, values }: Condition): boolean {
  const [name, wanted] = [operator.toLowerCase().replace(/^foranyvalue:/, ""), key.toLowerCase()];
  // iam:PassedToService is in every request that hands a role over.
  const bare = wanted === "iam:passedtoservice" ? name.replace(/ifexists$/, "") : name;
  return values.length > 0 && LIMITS.some((one) => one.key.test(wanted) && one.operator.test(bare) && values.every(one.isMet));
}

/** More than wildcards and the end that all services' names have, and no variable, which may become what is asked for. */
function isFixed(value: string): boolean {
  return !value.includes("${") && /[^*?./:\s]/.test(value.replace(/amazonaws|com/gi, ""));
}

/** A few such halves make the whole. */
function isSmallRange(value: string): boolean {
  const [address = "", length] = value.split("/");
  if (!/^[\da-f.:]+$/i.test(address)) return false;
  return length === undefined || (/^\d+$/.test(length) && Number(length) >= (address.includes(":") ? 16 : 8));
}
