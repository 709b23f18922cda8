import type { PlacedText, ReadStatement } from "./policy-document";
import { wildcardsOverlap } from "./wildcards";

/** The fields of an ARN as written, wildcards and policy variables included (IAM User Guide, "IAM ARNs"). */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
  /** False if fields are missing at the end; IAM then takes `*` for each. */
  readonly complete: boolean;
}

/** A character that no ARN has, in the place of the colons inside policy variables. */
const MASKED_COLON = "\u0001";

/** The fields of `arn:…`, or undefined for what is no ARN at all. Colons of a policy variable don't separate. */
export function parseArn(text: string): ArnFields | undefined {
  const masked = text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(":", MASKED_COLON));
  const [head, partition = "", service = "", region = "*", account = "*", ...rest] = masked.split(":").map((field) => field.replaceAll(MASKED_COLON, ":"));
  if (head !== "arn") return undefined;
  return { partition, service, region, account, resource: rest.length === 0 ? "*" : rest.join(":"), complete: rest.length > 0 };
}

/** Services all of whose ARNs name an account (Service Authorization Reference; for IAM's own policies the account is `aws`). */
const ALWAYS_WITH_ACCOUNT = ["iam", "sts", "kms", "secretsmanager", "sns", "sqs"];

/** Whether the ARN leaves out an account that every resource of its service has: it then names none of them. */
export function lacksAccount(text: string): boolean {
  const arn = parseArn(text);
  return arn?.complete === true && arn.account === "" && ALWAYS_WITH_ACCOUNT.includes(arn.service);
}

/** Everything in Resource and NotResource but a bare `*`. */
export function resourcesOf(statements: readonly ReadStatement[]): readonly PlacedText[] {
  return statements.flatMap(({ resources, notResources }) => [...resources, ...notResources]).filter(({ value }) => value !== "*" && value !== "");
}

/** Forms of the ARNs without Region and account in S3; a bucket's name has no slash. */
const BUCKET = "arn:?*:s3:::?*";
const OBJECT = "arn:?*:s3:::?*/?*";
/** IAM's bound for ARNs in its API. What is longer is not compared, since the time grows with the length. */
const MAX_ARN = 2048;

/**
 * Whether an ARN with wildcards and policy variables can name a resource whose ARNs have this form. Wildcards may reach over
 * colons, as a `*` at the end of a field does in IAM; for buckets that would hide the commonest mistake, so those are told apart.
 */
export function canName(arn: string, form: string): boolean {
  if (arn.length > MAX_ARN) return true;
  const pattern = arnPattern(arn);
  const { service, region, account, resource } = parseArn(pattern) ?? {};
  if (service === "s3" && region === "" && account === "") {
    if (form !== OBJECT && (form !== BUCKET || resource?.includes("/") === true)) return false;
  }
  return wildcardsOverlap(pattern, form);
}

/** The ARN as a pattern: a policy variable may become any text. */
export function arnPattern(arn: string): string {
  return arn.replace(/\$\{[^{}]*\}/g, "*");
}

/** Forms of a reference as text for a message: `…` for what varies, a few of many. */
export function readableForms(forms: readonly string[]): string {
  const shown = forms.slice(0, 4).map((form) => form.replaceAll("?*", "…"));
  return [...shown, ...(forms.length > 4 ? [`${forms.length - 4} more`] : [])].join(", ");
}
