import { defineGroups } from "../../src";

// Entitlement groups: they are kept in Okta (by HR rules or by their owners) and pushed to IAM Identity Center under `name`.
export const groups = defineGroups({
  "cloud-platform": { name: "AWS Cloud Platform", description: "Cloud platform team: landing zone, shared services, deployments" },
  "network-engineers": { name: "AWS Network Engineers", description: "Network team: transit gateways, DNS, firewalls" },
  "security-engineers": { name: "AWS Security Engineers", description: "Security engineering: tooling, detections, forensics" },
  "security-auditors": { name: "AWS Security Auditors", description: "Internal and external auditors, read only everywhere" },
  "incident-responders": { name: "AWS Incident Responders", description: "Security on call: containment in any workload account" },
  "break-glass": { name: "AWS Break Glass", description: "A handful of named people, for when nothing else works; every use is an incident" },
  "finops": { name: "AWS FinOps", description: "Cost and usage, budgets, savings plans" },
  "payments-engineers": { name: "AWS Payments Engineers", description: "Payments team" },
  "payments-oncall": { name: "AWS Payments On Call", description: "Payments people who are on call this week" },
  "orders-engineers": { name: "AWS Orders Engineers", description: "Orders team" },
  "tracking-engineers": { name: "AWS Tracking Engineers", description: "Tracking team" },
  "warehouse-engineers": { name: "AWS Warehouse Engineers", description: "Warehouse team" },
  "portal-engineers": { name: "AWS Portal Engineers", description: "Customer portal and pricing teams" },
  "data-engineers": { name: "AWS Data Engineers", description: "Data platform team: lake and pipelines" },
  "data-analysts": { name: "AWS Data Analysts", description: "Analysts: queries over published data sets" },
  "organization-admins": { name: "AWS Organization Admins", description: "Owners of the management account; nobody else gets in there" },
});
