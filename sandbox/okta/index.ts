export { startOkta, type OktaServer } from "./server";
export type { OktaSeed } from "./seed";
