export { startOkta, type Exchange, type OktaServer, type ServerOptions } from "./server";
export type { OktaSeed } from "./seed";
export { signInSite, type SignInOptions } from "./sign-in/site";
export { ProvisioningAgent } from "./provisioning/agent";
export type { ProvisioningReport } from "./provisioning/report";
export type { ScimConnection } from "./provisioning/scim-client";
