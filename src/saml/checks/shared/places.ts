/** Where things are put right: the same words in every finding. */
export const FIX = {
  nameId: "environments/federation.ts samlApp.nameId (in Okta: the app > Sign On > Credentials details > Application username format)",
  acs: "environments/federation.ts samlApp.acsUrl (in Okta: the app > Sign On > Advanced > AWS SSO ACS URL; a custom app: Single sign-on URL)",
  additionalAcs: "environments/federation.ts samlApp.additionalAcs, which needs createCustomApp (in Okta: the app > General > SAML settings > Other requestable SSO URLs)",
  audience: "apply the environment federation again, which derives it from aws.region and the instance (in Okta: the app > Sign On > Advanced > AWS SSO issuer URL; a custom app: Audience URI)",
  attributes: "environments/federation.ts samlApp.attributes (in Okta: the app > Sign On > Attribute statements)",
  console: "IAM Identity Center > Settings > Identity source",
  authentication: "IAM Identity Center > Settings > Identity source > Actions > Manage authentication",
  certificates: "IAM Identity Center > Settings > Identity source > Actions > Manage authentication > Manage SAML 2.0 certificates",
  keepsFormat: "A custom app of this repository gets it from src/okta/saml-app.ts; if it was changed by hand in Okta, apply the environment federation again",
  capture: "Take the SAMLResponse again as the browser posted it (developer tools or SAML-tracer), unedited",
} as const;

export const SOURCE = {
  awsSaml: "AWS user guide, SAML and SCIM identity federation with external identity providers",
  awsTroubleshooting: "AWS user guide, Troubleshooting IAM Identity Center issues",
  awsAbac: "AWS user guide, Attributes for access control",
  awsCertificates: "AWS user guide, Manage SAML 2.0 certificates",
} as const;
