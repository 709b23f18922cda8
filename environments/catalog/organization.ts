import { defineOrganization } from "../../src";
import snapshot from "./organization.json";

// The snapshot is what AWS Organizations looked like at `takenAt`. A new or moved account is a change of organization.json,
// so a pull request shows the access that it brings.
export const { organization, account, ou, tagged, everyMemberAccount } = defineOrganization(snapshot);
