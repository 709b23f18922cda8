import { isVouchedFor, parseAction } from "../iam/actions";
import { takesResource } from "../iam/action-fits";
import { actionsForApiName } from "../iam/api-names";
import { parseArn } from "../iam/arns";
import { effectiveAccess, type EffectiveAccess } from "../iam/effective/access";
import { judgeAction, type Verdict } from "../iam/effective/judge";
import type { IamNames } from "../iam/names";
import { quote } from "../model/problem";
import { policySourcesOf } from "../model/policy-sources";
import type { Catalog } from "../model/catalog";
import type { AccessData, Outcome, Row } from "./rows";

export const VERDICTS: readonly Verdict[] = ["yes", "depends", "no"];

/** The services whose names a question about these actions needs, for `loadIamNames`. */
export function servicesAsked(actions: readonly string[]): readonly string[] {
  return actions.flatMap((action) => parseAction(action)?.prefix ?? []);
}

/** The actions that are asked about, in AWS's spelling, wildcards expanded; or a sentence for each that AWS does not have. */
export function actionsAsked(asked: readonly string[], sides: readonly AccessData[], names: IamNames): { readonly actions: readonly string[] } | { readonly faults: readonly string[] } {
  const vouched = sides.flatMap(({ catalogs }) => catalogs.flatMap(({ catalog }) => Object.values(catalog.permissionSets).flatMap(({ newActions = [] }) => newActions)));
  const found = asked.map((text): { readonly actions: readonly string[] } | { readonly fault: string } => {
    const parts = parseAction(text);
    if (parts === undefined) return { fault: `${quote(text)} is no action: write service:Name, such as s3:DeleteBucket or s3:Delete*` };
    const actions = names.actionsMatching(text) ?? [];
    if (actions.length > 0) return { actions };
    if (isVouchedFor(text, vouched)) return { actions: [text] };
    return { fault: `${unknown(text, parts.prefix, parts.wildcard, names)} (if AWS has it since ${names.date}, list it in newActions of a permission set)` };
  });
  const faults = found.flatMap((one) => ("fault" in one ? [one.fault] : []));
  return faults.length > 0 ? { faults } : { actions: [...new Set(found.flatMap((one) => ("actions" in one ? one.actions : [])))].toSorted() };
}

function unknown(text: string, prefix: string, wildcard: boolean, names: IamNames): string {
  if (prefix !== "*" && !names.isService(prefix)) return `there is no service ${quote(prefix)}${near(names.nearestServices(prefix))}`;
  if (wildcard) return `no action matches ${quote(text)}`;
  const byApi = actionsForApiName(text);
  return `there is no action ${quote(text)}${near(byApi.length > 0 ? byApi : names.nearestActions(text))}`;
}

function near(names: readonly string[]): string {
  return names.length === 0 ? "" : `: did you mean ${names.join(" or ")}?`;
}

/** Why an ARN can't be asked about, or undefined. */
export function arnFault(on: string): string | undefined {
  return parseArn(on)?.complete === true ? undefined : `${quote(on)} is no ARN: write it whole, such as arn:aws:s3:::reports/2026/*`;
}

/** What is odd about the question itself: actions that are not about such a resource, as far as AWS documents it. */
export function questionNotes(actions: readonly string[], on: string | undefined, names: IamNames): readonly string[] {
  if (on === undefined) return [];
  const odd = actions.filter((action) => {
    const forms = names.action(action)?.resourceForms;
    return forms !== undefined && !takesResource(parseAction(action)?.prefix.toLowerCase() ?? "", forms, [on], names);
  });
  return odd.length === 0 ? [] : [`as far as AWS documents it, ${few(odd)} ${odd.length === 1 ? "is" : "are"} not about a resource such as ${on}`];
}

/** Adds to each row what its permission set can do of the actions; each set is worked out once. */
export function withOutcomes(rows: readonly Row[], data: AccessData, actions: readonly string[], on: string | undefined, names: IamNames): readonly Row[] {
  const known = new Map<Catalog, Map<string, readonly Outcome[]>>();
  return rows.map((row) => {
    const { catalog } = row.resolved.environment;
    const sets = known.get(catalog) ?? new Map<string, readonly Outcome[]>();
    known.set(catalog, sets);
    const outcomes = sets.get(row.permissionSet.key) ?? outcomesOf(accessOfSet(row, data, names), actions, on);
    sets.set(row.permissionSet.key, outcomes);
    return { ...row, outcomes };
  });
}

/** The best that a row can do. */
export function verdictOf({ outcomes = [] }: { readonly outcomes?: readonly Outcome[] }): Verdict {
  return VERDICTS.find((verdict) => outcomes.some((one) => one.verdict === verdict)) ?? "no";
}

/** Names of a list, the first few and a count of the rest. */
export function few(names: readonly string[], most = 4): string {
  return names.length <= most + 1 ? names.join(", ") : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

function accessOfSet({ resolved, permissionSet }: Row, { catalogs }: AccessData, names: IamNames): EffectiveAccess {
  const { catalog } = resolved.environment;
  const set = catalog.permissionSets[permissionSet.key];
  const inline = catalogs.find((one) => one.catalog === catalog)?.inlinePolicies.get(permissionSet.key);
  return effectiveAccess(set === undefined ? { managed: [], customerManaged: [] } : policySourcesOf(set, inline), names);
}

/** Actions with the same judgement together, yes first. */
function outcomesOf(access: EffectiveAccess, actions: readonly string[], on: string | undefined): readonly Outcome[] {
  const grouped = new Map<string, { readonly actions: string[] } & Omit<Outcome, "actions">>();
  for (const action of actions) {
    const judgement = judgeAction(access, action, on);
    const key = JSON.stringify([judgement.verdict, judgement.why]);
    const group = grouped.get(key) ?? { ...judgement, actions: [] };
    group.actions.push(action);
    grouped.set(key, group);
  }
  return VERDICTS.flatMap((verdict) => [...grouped.values()].filter((one) => one.verdict === verdict));
}
