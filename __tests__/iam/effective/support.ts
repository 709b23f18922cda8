import * as fc from "fast-check";
import { accessOf, effectiveAccess, servicesOfAccess, type EffectiveAccess } from "../../../src/iam/effective/access";
import { compareEffective, servicesToCompare, type EffectiveChange } from "../../../src/iam/effective/compare";
import { policiesOf, type PolicySources } from "../../../src/iam/effective/policies";
import { loadIamNames, type IamNames } from "../../../src/iam/names";

export type Parts = Readonly<Record<string, unknown>>;

/** A policy document of these statements; what they leave out is Allow on everything. */
export function document(...statements: readonly Parts[]): Record<string, unknown> {
  return { Version: "2012-10-17", Statement: statements.map((one) => ({ Effect: "Allow", ...("NotResource" in one ? {} : { Resource: "*" }), ...one })) };
}

/** The sources of a permission set with these managed policies, or with this inline policy. */
export function sources(parts: Partial<PolicySources> | readonly string[]): PolicySources {
  return { managed: [], customerManaged: [], ...("length" in parts ? { managed: parts } : parts) };
}

/** Sources of an inline policy of these statements. */
export function inline(...statements: readonly Parts[]): PolicySources {
  return sources({ inline: document(...statements) });
}

/** The effective access, with the names that it needs and no others. */
export async function accessWith(given: PolicySources): Promise<EffectiveAccess> {
  return effectiveAccess(given, await loadIamNames(servicesOfAccess(policiesOf(given))));
}

/** The change, with the names that it needs and no others. */
export async function changeOf(before: PolicySources, after: PolicySources): Promise<EffectiveChange> {
  const [from, to] = [policiesOf(before), policiesOf(after)];
  const names = await loadIamNames(servicesToCompare(from, to));
  return compareEffective(accessOf(from, names), accessOf(to, names), names);
}

/** Names of the actions, by kind of change; kinds without any are left out. */
export function actionNames(change: EffectiveChange): Record<string, string[]> {
  const kinds = (["gained", "lost", "widened", "narrowed"] as const).map((kind) => [kind, change[kind].map(({ action }) => action)] as const);
  return Object.fromEntries(kinds.filter(([, actions]) => actions.length > 0));
}

/** An AWS of three services, in which `*` is quick to expand. */
export async function smallWorld(): Promise<IamNames> {
  const services = ["sqs", "sns", "s3"];
  const names = await loadIamNames(services);
  const ofEvery = (name: string) => services.flatMap((service) => names.actionsMatching(`${service}:${name}`) ?? []);
  return { ...names, isLoaded: () => true, actionsMatching: (pattern) => (pattern === "*" ? ofEvery("*") : pattern.startsWith("*:") ? ofEvery(pattern.slice(2)) : (names.actionsMatching(pattern) ?? [])) };
}

const ACTIONS = ["sqs:SendMessage", "sqs:sendmessage", "sqs:*", "sqs:*Message", "SQS:ReceiveMess?ge", "sns:Publish", "sns:*", "*", "*:*", "nosuch:Do*", "nosuch:DoIt"];
const RESOURCES = ["*", "arn:aws:sqs:eu-west-1:111122223333:a", "arn:aws:sqs:eu-west-1:111122223333:*", "arn:aws:sqs:*:*:a", "arn:aws:sqs:*:*:${aws:PrincipalTag/team}", "arn:aws:sns:*:*:*", "arn:*"];
const CONDITIONS = [
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-west-2"] } },
  { stringequals: { "AWS:RequestedRegion": "eu-west-1" } },
  { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } },
  { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } },
];

function some(texts: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.subarray([...texts], { minLength: 1, maxLength: 3 });
}

/** A sound statement over few services, resources and conditions, so that statements meet. */
export function statement(effect: fc.Arbitrary<"Allow" | "Deny"> = fc.constantFrom("Allow", "Allow", "Deny")): fc.Arbitrary<Parts> {
  return fc
    .record({ effect, negated: fc.constantFrom(false, false, false, true), actions: some(ACTIONS), allBut: fc.constantFrom(false, false, false, true), resources: some(RESOURCES), condition: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined }) })
    .map((one) => ({ Effect: one.effect, [one.negated ? "NotAction" : "Action"]: one.actions, [one.allBut ? "NotResource" : "Resource"]: one.resources, ...(one.condition === undefined ? {} : { Condition: one.condition }) }));
}

export const statements = fc.array(statement(), { minLength: 0, maxLength: 4 });
