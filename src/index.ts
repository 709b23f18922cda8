/** What the data files and a program of your own import. */
export { existingGroup, groupByRule, unionOfGrantedGroups } from "./model/app-access";
export { hcpTerraform, local, s3, type Backend } from "./model/backend";
export { defineCatalog } from "./model/catalog";
export { defineGroups } from "./model/group";
export { defineOrganization } from "./model/organization";
export { customerManaged, definePermissionSets, hours, minutes, newAwsManaged, policyFile } from "./model/permission-set";
export { byTerraform, scim } from "./model/provisioning";
export { createCustomApp, createOinApp, useApp } from "./model/saml-app";
export { existingPolicy, signOnPolicy } from "./model/sign-on";
