import { hours } from "../src";
import { everyMemberAccount, defineGuardrails } from "./catalog";

// What reviews ask of every change (docs/guardrails.md). Whoever may edit this file may let anything through: CODEOWNERS gives it an owner of its own.
export const guardrails = defineGuardrails({
  adminGroups: ["break-glass", "organization-admins"],
  managementGroups: ["organization-admins"],
  boundaries: ["/platform/WorkloadBoundary"],
  longestPowerfulSession: hours(2),
  pilots: ["pilot"],
  breakGlass: [{ environment: "broad", permissionSet: "BreakGlass", on: [everyMemberAccount()], except: ["log-archive", "forensics"] }],
  waivers: [],
});
