import { account, assign, grants, ou, withAccountIn } from "../company";
import type { Scenario, Start } from "../scenario";

export const applied: Start = { environment: grants };
const [reading, deploying] = grants.assignments;
if (reading === undefined || deploying === undefined) throw new Error("the company has two assignments");

const temporary: Start = { environment: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("Deployer").on(account("shop-prod")).until("2026-11-30", "launch support")] } };
const byUnit: Start = { environment: { ...grants, assignments: [assign(["engineers"]).to("ReadOnly").on(ou("Workloads/NonProd", "direct")), assign(["oncall"]).to("Deployer").on(ou("Workloads/Prod", "direct"))] } };
const management: Start = {
  environment: { ...grants, name: "management", aws: { region: "eu-west-1", account: "management" }, assignments: [assign(["auditors"]).to("OrganizationAdmin").on(account("management"))] },
};
/** Everything but the group of those on call is in IAM Identity Center. */
const someGroups: Start = { environment: grants, groups: ["AWS Engineers", "AWS Auditors"] };

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
    name: "whole-unit-gains",
    shows: "Those on call gain Deployer in every account of a unit.",
    start: applied,
    after: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("Deployer").on(ou("Workloads", "recursive"))] },
  },
  {
    name: "account-moves-between-units",
    shows: "An account moved in the snapshot: engineers lose ReadOnly in it, those on call gain Deployer, and no assignment was edited.",
    start: byUnit,
    after: withAccountIn(byUnit.environment, "shop-test", "Workloads/Prod"),
  },
  {
    name: "permission-set-added",
    shows: "A permission set that is not there yet is made and granted to a group: its ARN is unknown at plan.",
    start: applied,
    after: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("Operator").on(account("shop-prod"))] },
  },
  {
    name: "permission-set-removed",
    shows: "Deployer is granted to nobody any more and goes with its policies.",
    start: applied,
    after: { ...grants, assignments: [reading] },
  },
  {
    name: "temporary-grant-ended",
    shows: "A day passed and nobody edited anything: those on call lose Deployer.",
    start: temporary,
    today: "2026-12-01",
  },
  {
    name: "management-account-granted",
    shows: "Those on call gain AdministratorAccess in the management account.",
    start: management,
    after: { ...management.environment, assignments: [assign(["auditors", "oncall"]).to("OrganizationAdmin").on(account("management"))] },
  },
  {
    name: "delegated-administrator-account-granted",
    shows: "Those on call gain Deployer in the account that administers IAM Identity Center.",
    start: applied,
    after: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("Deployer").on(account("identity"))] },
  },
  { name: "first-plan", shows: "Nothing is there yet: every permission set, policy and grant is made.", start: { ...applied, applied: false } },
  {
    name: "first-plan-groups-waiting",
    shows: "Nothing is there yet, no group either: permission sets are made, all grants wait.",
    start: { ...applied, applied: false, groups: [] },
  },
  {
    name: "group-waiting",
    shows: "A grant is added for a group that is not in IAM Identity Center yet: it waits, and a check says so.",
    start: someGroups,
    after: { ...grants, assignments: [reading, deploying, assign(["oncall"]).to("ReadOnly").on(account("shop-prod"))] },
  },
  { name: "everything-destroyed", shows: "A plan with -destroy: every grant ends.", start: applied, plan: ["-destroy"] },
];
