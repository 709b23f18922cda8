import { arnPattern, parseArn } from "../arns";
import { wildcardsOverlap } from "../wildcards";
import { prefixOf } from "./action-matcher";
import { covers, normalPattern } from "./pattern";
import type { Resources } from "./resources";

/** Services whose ARNs begin with a name and not with a type. */
const WITHOUT_TYPES: ReadonlySet<string> = new Set(["s3", "sqs", "sns", "codecommit", "codepipeline", "execute-api"]);

/** Ids that every resource of a service has, or of which an organization has one: they single nothing out. */
const COMMON_PARTS: Readonly<Record<string, RegExp>> = {
  organizations: /^(?:o-\w*|r-|ou-|p-|service_control_policy|resource_control_policy)$/,
  sso: /^(?:ssoins-\w*|ps-)$/,
  identitystore: /^(?:d-\w*)$/,
  ec2: /^(?:i-|lt-)$/,
};

/** Whose ARNs an action is about, where that is another service than its own. */
const ARN_SERVICES: Readonly<Record<string, readonly string[]>> = { sts: ["iam"], ssm: ["ssm", "ec2"], "ec2-instance-connect": ["ec2"], "sso-directory": ["*"], sso: ["*"] };

/** Whether a permit of an action on these resources singles out nothing of what the action is about: every account and Region of a kind count as everything. */
export function areOpen({ kind, patterns }: Resources, action: string): boolean {
  if (kind === "all-but") return !patterns.includes("*");
  return patterns.some((pattern) => namesNothing(pattern) && isAbout(pattern, action));
}

/** Whether a denial of these resources leaves nothing open of an action. */
export function closes({ kind, patterns }: Resources, action: string): boolean {
  if (kind === "all-but") return !patterns.some(namesNothing);
  return aboutWhat(action).every(({ service, type }) => patterns.some((pattern) => covers(pattern.replace(/^arn:aws(?:-[a-z-]+)?:/, "arn:*:"), service === "iam" ? `arn:*:iam::*:${type}*` : `arn:*:${service}:*`)));
}

/** Whether it is everything that there is, or all but a list. */
export function isNearlyEverything({ kind, patterns }: Resources): boolean {
  if (kind === "all-but") return !patterns.includes("*");
  return patterns.some((pattern) => /[*?]/.test(plain(pattern)) && plain(pattern).split(/[*?:/]+/).every((part) => /^(?:a|ar|arn|aws[a-z-]*)?$/.test(part)));
}

/** Whether a pattern of Resource has nothing fixed but what all resources of a kind share. What is no ARN IAM takes for no name. */
function namesNothing(pattern: string): boolean {
  const text = plain(pattern);
  const arn = parseArn(text);
  if (arn === undefined) return /[*?]/.test(text);
  const { partition, service, region, account, resource, complete } = arn;
  // A star in an early field reaches over the colons behind it.
  const rest = complete ? resource : ([account, region, service, partition].find((field) => field.includes("/")) ?? "*");
  if (!/[*?]/.test(rest)) return false;
  const untyped = WITHOUT_TYPES.has(service) ? rest : rest.replace(/^\/?[A-Za-z][\w-]*(?=[:/*?])/, "");
  const common = COMMON_PARTS[service];
  return untyped.split(/[*?:/]+/).every((part) => part === "" || common?.test(part) === true);
}

/** Escapes of wildcards, and variables that are a wildcard where they are missing, as that. */
function plain(pattern: string): string {
  return normalPattern(pattern.replace(/\$\{([*?])\}/g, "$1").replace(/\$\{[^{}]*,\s*'[*?]*'\s*\}/g, "*"));
}

/** Field by field: in a whole ARN a star could else stand for other fields. */
function isAbout(pattern: string, action: string): boolean {
  const arn = parseArn(plain(pattern));
  if (arn?.complete !== true) return true;
  return aboutWhat(action).some(({ service, type }) => wildcardsOverlap(arnPattern(arn.service), service) && wildcardsOverlap(arnPattern(arn.resource), `${type}*`));
}

/** Services and types of the ARNs that an action is about; `*` and none where that is not known. */
function aboutWhat(action: string): readonly { readonly service: string; readonly type: string }[] {
  const prefix = prefixOf(action);
  if (prefix === "iam" || action.toLowerCase() === "sts:assumerole") return [{ service: "iam", type: typeOf(action) }];
  return (ARN_SERVICES[prefix] ?? [prefix]).map((service) => ({ service, type: "" }));
}

/** What an action of IAM is about, by its name. */
function typeOf(action: string): string {
  if (/SAMLProvider/i.test(action)) return "saml-provider/";
  if (/OpenIDConnectProvider/i.test(action)) return "oidc-provider/";
  if (/PolicyVersion/i.test(action)) return "policy/";
  if (/Role/i.test(action)) return "role/";
  if (/Group/i.test(action)) return "group/";
  return /MFADevice/i.test(action) ? "" : "user/";
}
