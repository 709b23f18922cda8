export { startOkta, type Exchange, type OktaServer } from "./server";
export type { OktaSeed } from "./seed";
export { signInSite } from "./sign-in/site";
export { ProvisioningAgent } from "./provisioning/agent";
