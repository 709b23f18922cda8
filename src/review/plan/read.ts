import { visible } from "../../model/problem";
import { notAPlan } from "./not-a-plan";
import { readReferences } from "./configuration";
import { PlanError, type Action, type CheckResult, type Plan, type ResourceChange, type Values } from "./plan";
import { beyondResources, providerPlaces } from "./beyond";
import { hiddenAttributes, isRecord, own, withoutSensitive } from "./sensitive";

/** The major version of the format that is understood; Terraform keeps to it with additions only (JSON output format, `format_version`). */
const FORMAT = /^1\.\d{1,4}$/;
/** Every combination that is understood; of any other it can't be said what it does (JSON output format, `actions`). */
const ACTIONS: ReadonlySet<string> = new Set(["no-op", "create", "read", "update", "delete", "forget", "delete,create", "create,delete"]);

/**
 * Reads what `terraform show -json` printed of a plan file. Anything else, a plan that failed, and a plan that is cut off is a
 * PlanError that says what it is: never an empty plan.
 */
export function readPlan(text: string): Plan {
  return planOf(parse(text));
}

/** The same of JSON that was parsed already. */
export function planOf(value: unknown): Plan {
  if (!isRecord(value)) throw new PlanError(notAPlan(value));
  const plan = value;
  const format = own(plan, "format_version");
  if (typeof format !== "string" || !isRecord(own(plan, "planned_values"))) throw new PlanError(notAPlan(plan));
  if (!FORMAT.test(format)) {
    throw new PlanError(`its format is ${visible(JSON.stringify(format))}, and 1.x is what is understood: it was written by a Terraform that is newer than this program. Update this project, or plan with Terraform 1.5 to 1.x`);
  }
  if (own(plan, "errored") === true) throw new PlanError("planning failed (errored: true), so it says only a part of what would change. Correct what Terraform reported, and plan again");
  const { resource_changes: changes, resource_drift: drift } = plan;
  const configuration = isRecord(plan.configuration) ? plan.configuration : {};
  const read = changes === undefined ? unchangedState(plan.prior_state) : list(changes, "resource_changes").map((one, index) => change(one, `resource_changes[${index}]`));
  mustBeWhole(plan, read);
  return {
    terraform: typeof plan.terraform_version === "string" ? visible(plan.terraform_version) : "unknown",
    format,
    ...(typeof plan.timestamp === "string" ? { timestamp: plan.timestamp } : {}),
    changes: read,
    drift: drift === undefined ? [] : list(drift, "resource_drift").map((one, index) => change(one, `resource_drift[${index}]`)),
    checks: plan.checks === undefined ? [] : list(plan.checks, "checks").flatMap(checkResult),
    lookups: lookups(plan.prior_state),
    references: readReferences(configuration),
    beyond: beyondResources(plan),
    providers: providerPlaces(configuration),
    ...(typeof plan.complete === "boolean" ? { complete: plan.complete } : {}),
    leavesNothing: !hasResources(plan.planned_values),
  };
}

/** Each resource that is planned, and each that is in the state, has its entry; what was taken out of the list would pass unseen. */
function mustBeWhole(plan: Readonly<Record<string, unknown>>, changes: readonly ResourceChange[]): void {
  const listed = new Set(changes.flatMap(({ address, previousAddress }) => (previousAddress === undefined ? [address] : [address, previousAddress])));
  const state = isRecord(plan.prior_state) ? plan.prior_state.values : undefined;
  // With -target the rest of the state has no entry.
  const missing = [...managedAddresses(plan.planned_values), ...(plan.complete === false ? [] : managedAddresses(state))].filter((address) => typeof address !== "string" || !listed.has(address));
  if (missing.length > 0) throw new PlanError(`${visible(String(missing[0]))} is planned or in the state and not in resource_changes${missing.length > 1 ? `, nor are ${missing.length - 1} more` : ""}: a part of it is missing. Write it again with \`terraform show -json\``);
}

function managedAddresses(values: unknown): unknown[] {
  return isRecord(values) ? resourcesOf(values.root_module).filter(({ mode }) => mode === "managed").map(({ address }) => address) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanError(notAPlan(text));
  }
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new PlanError(`${where} is not a list: this is not what Terraform writes`);
  return value;
}

function change(value: unknown, where: string): ResourceChange {
  const broken = (what: string): PlanError => new PlanError(`${where}${what}: this is not what Terraform writes`);
  if (!isRecord(value) || !isRecord(value.change)) throw broken(" is not a change of a resource");
  const { address, mode, type, name, index, action_reason: reason, previous_address: previous, deposed } = value;
  const { actions, before, after, after_unknown: unknown, before_sensitive: hiddenBefore, after_sensitive: hiddenAfter, replace_paths: paths, importing } = value.change;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string") throw broken(" has no address, type or name");
  if (mode !== "managed" && mode !== "data") throw broken(`.mode is ${visible(JSON.stringify(mode) ?? "missing")}`);
  if (!isActions(actions)) {
    throw new PlanError(`${where}.change.actions is ${visible(JSON.stringify(actions) ?? "missing")}, which this program does not know. What it does to access can't be said, so nothing is`);
  }
  const values = (side: unknown, mark: unknown, what: string): Values | undefined => {
    if (side === null || side === undefined) return undefined;
    const shown = withoutSensitive(side, mark);
    if (isRecord(shown)) return shown;
    // A resource that is sensitive as a whole shows nothing of itself.
    if (typeof shown === "string") return {};
    throw broken(`.change.${what} is not an object`);
  };
  const was = values(before, hiddenBefore, "before");
  const becomes = values(after, hiddenAfter, "after");
  return {
    address,
    mode,
    type,
    name,
    ...(typeof index === "string" || typeof index === "number" ? { index } : {}),
    actions,
    hidden: [...new Set([...hiddenAttributes(before, hiddenBefore), ...hiddenAttributes(after, hiddenAfter)])],
    ...(was === undefined ? {} : { before: was }),
    ...(becomes === undefined ? {} : { after: becomes }),
    unknown,
    ...(typeof reason === "string" ? { reason } : {}),
    replacedBy: Array.isArray(paths) ? paths.map((path: unknown) => (Array.isArray(path) ? path.join(".") : String(path))) : [],
    ...(typeof previous === "string" ? { previousAddress: previous } : {}),
    ...(isRecord(importing) ? { importing: typeof importing.id === "string" ? importing.id : "(unknown)" } : {}),
    ...(typeof deposed === "string" ? { deposed } : {}),
  };
}

function isActions(value: unknown): value is readonly Action[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string") && ACTIONS.has(value.join());
}

function checkResult(value: unknown): CheckResult[] {
  if (!isRecord(value) || !isRecord(value.address)) return [];
  const { status, instances } = value;
  const messages = (Array.isArray(instances) ? instances : []).flatMap((instance: unknown) =>
    isRecord(instance) && Array.isArray(instance.problems) ? instance.problems.flatMap((problem: unknown) => (isRecord(problem) && typeof problem.message === "string" ? [problem.message] : [])) : [],
  );
  const name = value.address.to_display;
  return [{ name: typeof name === "string" ? name : "(unnamed)", status: status === "pass" || status === "fail" || status === "error" ? status : "unknown", messages }];
}

function lookups(state: unknown): ReadonlyMap<string, Values> {
  const values = isRecord(state) && isRecord(state.values) ? state.values : {};
  return new Map(resourcesOf(values.root_module).flatMap((resource) => {
    if (resource.mode !== "data" || typeof resource.address !== "string") return [];
    const shown = withoutSensitive(resource.values, resource.sensitive_values);
    return isRecord(shown) ? [[resource.address, shown] as const] : [];
  }));
}

function resourcesOf(module: unknown): readonly Values[] {
  if (!isRecord(module)) return [];
  const inside = Array.isArray(module.child_modules) ? module.child_modules.flatMap(resourcesOf) : [];
  return [...(Array.isArray(module.resources) ? module.resources.filter(isRecord) : []), ...inside];
}

/** A plan that only refreshes lists no changes: all that is in the state stays. */
function unchangedState(state: unknown): ResourceChange[] {
  const values = isRecord(state) && isRecord(state.values) ? state.values : {};
  return resourcesOf(values.root_module).filter(({ mode }) => mode === "managed").map(({ values: now, sensitive_values: hidden, ...resource }, index) =>
    change({ ...resource, change: { actions: ["no-op"], before: now, after: now, after_unknown: {}, before_sensitive: hidden, after_sensitive: hidden } }, `prior_state[${index}]`),
  );
}

function hasResources(planned: unknown): boolean {
  return isRecord(planned) && resourcesOf(planned.root_module).length > 0;
}
