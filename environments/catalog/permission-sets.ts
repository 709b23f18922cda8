import { customerManaged, definePermissionSets, hours, policyFile } from "../../src";

export const permissionSets = definePermissionSets({
  // Job functions
  ReadOnly: { description: "Look at everything, read no data", session: hours(8), managed: ["job-function/ViewOnlyAccess"] },
  Support: { description: "Open and follow support cases, look at health events", session: hours(8), managed: ["job-function/SupportUser"] },
  Developer: {
    description: "Build in a sandbox or development account; cannot leave the workload boundary",
    session: hours(8),
    managed: ["PowerUserAccess"],
    boundary: customerManaged("/platform/WorkloadBoundary"),
  },
  Deployer: {
    description: "Ship and operate workloads: containers, functions, queues, their logs and parameters",
    session: hours(2),
    inline: policyFile("deployer.json"),
    boundary: customerManaged("/platform/WorkloadBoundary"),
  },
  DataEngineer: {
    description: "Run pipelines and tables of the data lake",
    session: hours(8),
    managed: ["AWSGlueConsoleFullAccess", "AmazonAthenaFullAccess"],
    boundary: customerManaged("/platform/WorkloadBoundary"),
  },
  DataAnalyst: { description: "Query published data sets of one's own department", session: hours(8), inline: policyFile("data-analyst.json") },
  DatabaseOperator: { description: "Look after databases: snapshots, parameters, performance", session: hours(4), inline: policyFile("database-operator.json") },

  // Platform
  NetworkAdministrator: {
    description: "Networks: transit gateways, resolvers, firewalls",
    session: hours(4),
    managed: ["job-function/NetworkAdministrator"],
    customerManaged: [customerManaged("/platform/NetworkOperations")],
  },
  PlatformOperator: {
    description: "Operate shared services and the deployment pipelines",
    session: hours(4),
    managed: ["job-function/SystemAdministrator", "AWSCodePipeline_FullAccess"],
  },

  // Security, audit, money
  SecurityAudit: { description: "Read configuration and findings everywhere", session: hours(8), managed: ["SecurityAudit", "job-function/ViewOnlyAccess"] },
  SecurityEngineer: {
    description: "Run the security tooling: detections, findings, evidence",
    session: hours(4),
    managed: ["AmazonGuardDutyFullAccess", "AWSSecurityHubFullAccess", "SecurityAudit"],
  },
  IncidentResponder: { description: "Contain an incident: isolate, snapshot, revoke sessions", session: hours(2), managed: ["SecurityAudit"], inline: policyFile("incident-responder.json") },
  Billing: { description: "Bills, budgets, savings plans", session: hours(8), managed: ["job-function/Billing"], relayState: "https://console.aws.amazon.com/costmanagement/home" },

  // Last resort
  BreakGlass: { description: "Administrator for an emergency; every session raises an alarm and is reviewed", session: hours(1), managed: ["AdministratorAccess"], tags: { alarm: "page-security" } },
  OrganizationAdmin: { description: "Administrator of the management account", session: hours(1), managed: ["AdministratorAccess"], tags: { alarm: "page-security" } },
  OrganizationBilling: { description: "Consolidated billing in the management account", session: hours(4), managed: ["job-function/Billing"] },
});
