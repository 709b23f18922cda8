import { visible } from "../model/problem";
import type { RunData } from "./shapes";

/** What the states of a run mean to whoever waits for its plan or has read it; HCP Terraform adds to them now and then. */
const WAITING = new Map([
  ["pending", "waits for earlier runs of its workspace (a run that was planned and neither applied nor discarded holds up all later ones)"],
  ["fetching", "waits for its configuration"],
  ["fetching_completed", "is about to start"],
  ["pre_plan_running", "runs the tasks before its plan"],
  ["pre_plan_completed", "is about to start"],
  ["queuing", "waits for its turn"],
  ["plan_queued", "waits for an agent or a free place"],
  ["planning", "is planning"],
]);

const REMARKS = new Map([
  ["applied", "is applied already: this is what it did, and nothing that could still be stopped"],
  ["applying", "is being applied already"],
  ["apply_queued", "was confirmed already, and is about to be applied"],
  ["queuing_apply", "was confirmed already, and is about to be applied"],
  ["confirmed", "was confirmed already, and is about to be applied"],
  ["pre_apply_running", "was confirmed already, and is about to be applied"],
  ["pre_apply_completed", "was confirmed already, and is about to be applied"],
  ["discarded", "was discarded: this plan will not be applied"],
  ["canceled", "was canceled: this plan will not be applied"],
  ["force_canceled", "was canceled by force: this plan will not be applied"],
  ["errored", "failed after its plan: some of it may have been applied"],
  ["policy_soft_failed", "failed a policy check of HCP Terraform"],
  ["policy_override", "failed a policy check of HCP Terraform, and waits for somebody who may override it"],
  ["post_plan_awaiting_decision", "waits for a decision about its tasks"],
]);

/** States that a run does not leave, in which a plan that is not there never comes. */
const ENDED: readonly string[] = ["discarded", "canceled", "force_canceled", "errored"];

/** How far a run is whose plan is not there yet. */
export function progressOf({ id, attributes: { status } }: RunData): string {
  return `${id} ${WAITING.get(status) ?? `is ${status}`}`;
}

/** Why a run will have no plan, by the state of the run and that of its plan; undefined where there is one or it may come. */
export function whyNoPlan({ id, attributes: { status } }: RunData, plan: string, host: string): string | undefined {
  if (plan === "finished") return undefined;
  if (plan === "errored") return `the plan of ${id} failed, so there is nothing to review: its log in ${host} says why`;
  if (plan === "canceled") return `the plan of ${id} was canceled, so there is nothing to review: start another run`;
  if (plan === "unreachable" || ENDED.includes(status)) return `${id} never got to its plan (it is ${status}), so there is nothing to review: start another run`;
  return undefined;
}

/** What somebody who reads the plan of a run has to know besides the plan. */
export function remarksOn({ id, attributes }: RunData): string[] {
  const remark = REMARKS.get(attributes.status);
  const targets = attributes["target-addrs"] ?? [];
  return [
    ...(remark === undefined ? [] : [`${id} ${remark}`]),
    ...(attributes["auto-apply"] === true && attributes["plan-only"] !== true && attributes["save-plan"] !== true && remark === undefined ? [`${id} applies itself, reviewed or not: turn auto-apply of the workspace off`] : []),
    ...(targets.length > 0 ? [`${id} plans no more than ${targets.length} target${targets.length === 1 ? "" : "s"} (${targets.slice(0, 3).join(", ")}${targets.length > 3 ? ", …" : ""}): what it leaves out is not reviewed`] : []),
    ...(attributes.refresh === false ? [`${id} planned without a refresh: what was changed outside of Terraform is not in it`] : []),
  ].map(visible);
}
