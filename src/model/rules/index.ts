import type { Rule } from "../rule";
import { appAccess } from "./app-access";
import { assignmentNames } from "./assignment-names";
import { assignmentReach } from "./assignment-reach";
import { attributes } from "./attributes";
import { backends } from "./backends";
import { claimedTwice } from "./claimed-twice";
import { customerManagedCoverage } from "./customer-managed-coverage";
import { customerManagedPolicies } from "./customer-managed-policies";
import { environments } from "./environments";
import { expiry } from "./expiry";
import { groupPush } from "./group-push";
import { groups } from "./groups";
import { inlinePolicies } from "./inline-policies";
import { keys } from "./keys";
import { managedPolicies } from "./managed-policies";
import { managementPlane } from "./management-plane";
import { organization } from "./organization";
import { permissionSetNames } from "./permission-set-names";
import { permissionSetValues } from "./permission-set-values";
import { principalTags } from "./principal-tags";
import { provisioning } from "./provisioning";
import { quotas } from "./quotas";
import { samlApp } from "./saml-app";
import { signOn } from "./sign-on";
import { stateNames } from "./state-names";
import { tags } from "./tags";
import { tokens } from "./tokens";

/** Every rule, in the order in which its findings are reported: from what others build on to what builds on it. */
export const rules: readonly Rule[] = [
  keys, organization, groups, permissionSetValues, managedPolicies, customerManagedPolicies, inlinePolicies, stateNames, tags, tokens,
  environments, backends, samlApp, signOn, attributes, principalTags, provisioning, groupPush, appAccess,
  assignmentNames, assignmentReach, expiry, permissionSetNames, customerManagedCoverage, managementPlane, claimedTwice, quotas,
];
