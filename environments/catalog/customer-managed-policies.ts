import { ou } from "./organization";

// Policies that the account baseline puts into every account of these units. A permission set that names one can't be
// provisioned where it is missing, so the check compares this list with the grants.
export const customerManagedPolicies = {
  "/platform/WorkloadBoundary": { existsIn: [ou("Workloads", "recursive"), ou("Sandbox", "direct")] },
  "/platform/NetworkOperations": { existsIn: [ou("Infrastructure", "recursive")] },
};
