/** What AWS accepts as a text: bounds on its length, and a pattern that the whole of it has to match. */
export interface TextRule {
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
}

const rule = (min: number, max: number, pattern: RegExp): TextRule => ({ min, max, pattern });
const anything = /^[\s\S]*$/;
const instance = String.raw`(sso)?ins-[a-zA-Z0-9-.]{16}`;
const arn = (rest: string) => new RegExp(`^arn:aws(-[a-z]{1,5}){0,3}:${rest}$`);
const uuid = String.raw`[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}`;

/** The rules of IAM Identity Center's API (sso-admin), from its service model. */
export const sso = {
  instanceArn: rule(10, 1224, arn(`sso:::instance/${instance}`)),
  permissionSetArn: rule(10, 1224, arn(`sso:::permissionSet/${instance}/ps-[a-zA-Z0-9-./]{16}`)),
  taggableArn: rule(10, 2048, arn(`sso:::(instance/${instance}|permissionSet/${instance}/ps-[a-zA-Z0-9-./]{16})`)),
  name: rule(1, 32, /^[\w+=,.@-]+$/),
  description: rule(1, 700, new RegExp(String.raw`^[\t\n\r\u0020-\u007E\u00A1-\u00FF]*$`)),
  duration: rule(1, 100, /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/),
  relayState: rule(1, 240, /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]+$/),
  inlinePolicy: rule(1, 32_768, new RegExp(String.raw`^[\t\n\r\u0020-\u00FF]+$`)),
  managedPolicyArn: rule(20, 2048, arn(String.raw`iam::aws:policy((/[A-Za-z0-9.,+@=_-]+)*)/([A-Za-z0-9.,+=@_-]+)`)),
  policyName: rule(1, 128, /^[\w+=,.@-]+$/),
  policyPath: rule(1, 512, /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/),
  account: rule(12, 12, /^\d{12}$/),
  principal: rule(1, 47, new RegExp(`^([0-9a-f]{10}-|)${uuid}$`)),
  requestId: rule(36, 36, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  attributeKey: rule(1, 128, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u),
  attributeSource: rule(0, 256, /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]{}$\\"]*$/u),
  tagKey: rule(1, 128, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u),
  tagValue: rule(0, 256, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u),
  token: rule(0, 2048, /^[-a-zA-Z0-9+=/_]*$/),
} as const;

/** The rules of the identity store's API. */
export const store = {
  id: rule(1, 36, /^(d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/),
  resource: rule(1, 47, new RegExp(`^([0-9a-f]{10}-|)${uuid}$`)),
  groupName: rule(1, 1024, /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00a0]+$/u),
  text: rule(1, 1024, /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00a0\u3000]+$/u),
  userName: rule(1, 128, /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u),
  external: rule(1, 256, /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u),
  path: rule(1, 255, /^(?:\p{L}+:\p{L}+:\p{L}+(?:\.\p{L}+){0,3}|\p{L}+(?:\.\p{L}+){0,2})$/u),
  token: rule(1, 65_535, /^[-a-zA-Z0-9+=/:_]*$/),
} as const;

/** The rules of AWS Organizations' API. */
export const organizations = {
  parent: rule(1, 100, /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/),
  child: rule(1, 100, /^(\d{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/),
  unit: rule(1, 68, /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/),
  taggable: rule(1, 130, /^(r-[0-9a-z]{4,32}|\d{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/),
  account: rule(1, 12, /^\d{12}$/),
  service: rule(1, 128, /^[\w+=,.@-]*$/),
  token: rule(0, 100_000, anything),
} as const;

/** The rules of IAM's API for SAML providers. */
export const iam = {
  arn: rule(20, 2048, anything),
  samlProviderName: rule(1, 128, /^[\w._-]+$/),
  metadata: rule(1000, 10_000_000, anything),
  tagKey: rule(1, 128, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u),
  tagValue: rule(0, 256, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u),
  marker: rule(1, 320, /^[\u0020-\u00FF]+$/),
  maxItems: rule(1, 4, /^\d+$/),
} as const;

/** Limits that AWS raises on request, so a seed can too. */
export interface Limits {
  readonly permissionSets: number;
  readonly permissionSetsPerAccount: number;
  readonly groupsPerAssignment: number;
  readonly inlinePolicyCharacters: number;
  /** What a permission set may hold; more than `managedPoliciesPerRole` then fails when a role is made of it. */
  readonly managedPoliciesPerSet: number;
  managedPoliciesPerRole: number;
  readonly groups: number;
  readonly users: number;
  readonly samlProviders: number;
}

export const defaultLimits: Limits = {
  permissionSets: 3500,
  permissionSetsPerAccount: 500,
  groupsPerAssignment: 100,
  inlinePolicyCharacters: 10_240,
  managedPoliciesPerSet: 20,
  managedPoliciesPerRole: 10,
  groups: 100_000,
  users: 200_000,
  samlProviders: 100,
};
