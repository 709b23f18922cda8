import type { Step } from "../step";
import { portals } from "../steps/access";
import { consoleSteps, validateAll } from "../steps/trust";
import type { World } from "../world";
import { awsLimits } from "./aws-limits";
import { assignedByHand } from "./by-hand";
import { rotatedCertificate } from "./certificate";
import { skewedClock } from "./clock";
import { connectionCut } from "./connection-cut";
import { failsLater } from "./fails-later";
import { groupAnew } from "./group-anew";
import { killedApply } from "./killed";
import { oktaLimits } from "./okta-limits";
import { scimToken } from "./scim-token";

/** What people on call will meet, in the trust and in the first environment that grants something: how each shows, and how it heals. */
export function incidentsOf({ roles: { access: [first] } }: World): Step[] {
  return [
    validateAll, oktaLimits, consoleSteps, connectionCut,
    ...(first === undefined ? [] : [portals(`with ${first.name} applied`, first.name)]),
    awsLimits, killedApply, assignedByHand, failsLater, groupAnew, scimToken, rotatedCertificate, skewedClock,
    ...(first === undefined ? [] : [portals("after all of it", "after")]),
  ];
}
