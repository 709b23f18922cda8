import { account, assign, grants, ou } from "../company";
import type { Scenario, Start } from "../scenario";

export const applied: Start = { environment: grants };
const [reading, deploying] = grants.assignments;
if (reading === undefined || deploying === undefined) throw new Error("the company has two assignments");

/** Who has what, changed by editing assignments. */
export const grantScenarios: readonly Scenario[] = [
  { name: "no-change", shows: "Nothing changes.", start: applied },
  {
    name: "group-gains-one-account",
    shows: "Auditors gain Deployer in one account.",
    start: applied,
    after: { ...grants, assignments: [reading, deploying, assign(["auditors"]).to("Deployer").on(account("shop-test"))] },
  },
  {
    name: "group-loses-one-account",
    shows: "Auditors lose ReadOnly in one account.",
    start: applied,
    after: { ...grants, assignments: [assign(["engineers"]).to("ReadOnly").on(ou("Workloads/NonProd", "direct")), assign(["auditors"]).to("ReadOnly").on(account("shop-dev")), deploying] },
  },
  {
    name: "permission-set-added",
    shows: "A permission set that is not there yet is made and granted to a group: its ARN is unknown at plan.",
    start: applied,
    after: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("Operator").on(account("shop-prod"))] },
  },
  {
    name: "group-vanished",
    shows: "A group is gone from IAM Identity Center and nobody edited anything: its grants are deleted.",
    start: applied,
    world: ({ aws }) => aws.state.deleteGroup("AWS Auditors"),
  },
];
