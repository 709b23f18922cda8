const OKTA = /(?:^|\.)(?:okta|oktapreview|okta-emea|okta-gov)\.com$|(?:^|\.)okta\.mil$/;
/** Where IAM Identity Center takes responses, and its portals. */
const AWS = /(?:^|\.)(?:signin\.aws|signin\.aws\.amazon\.com|signin\.amazonaws-us-gov\.com|awsapps\.com|app\.aws)$|^portal\.sso\.[a-z0-9-]+\.amazonaws\.com$/;

/** Whose host this is; `oktas` are further hosts of Okta, such as a company's own domain, which a request for sign-in was sent to. */
export function ownerOf(host: string, oktas: ReadonlySet<string>): "okta" | "aws" | undefined {
  if (AWS.test(host)) return "aws";
  return OKTA.test(host) || oktas.has(host) ? "okta" : undefined;
}
