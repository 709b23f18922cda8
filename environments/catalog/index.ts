import { join } from "node:path";
import { defineCatalog } from "../../src";
import { customerManagedPolicies } from "./customer-managed-policies";
import { groups } from "./groups";
import { organization } from "./organization";
import { permissionSets } from "./permission-sets";

export { account, everyMemberAccount, ou, tagged } from "./organization";

export const { assign, defineEnvironment, defineGuardrails } = defineCatalog({
  organization,
  groups,
  permissionSets,
  customerManagedPolicies,
  policyFolder: join(__dirname, "policies"),
});
