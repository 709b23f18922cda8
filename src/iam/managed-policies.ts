import { nearest } from "../model/keys";
import type { Partition } from "../model/region";
import policies from "./managed-policies.json";
import source from "./managed-policies.source.json";

/** Policies of service-linked roles: IAM lets no other role have them, so no permission set either. */
const SERVICE_LINKED = "aws-service-role/";

/**
 * Name with path of an AWS managed policy that a permission set may have (`job-function/ViewOnlyAccess`): a literal union,
 * so a typo does not compile. It is the list of partition aws; the other partitions lack some of these.
 */
export type AwsManagedPolicy = Exclude<keyof typeof policies, `aws-service-role/${string}`>;

/** One policy of the committed list. */
export interface ManagedPolicy {
  /** Name with its path, as in the ARN behind `policy/`. */
  readonly name: string;
  /** Its default version when the list was made. */
  readonly version: string;
  /** False for the policies of service-linked roles, which AWS refuses to attach elsewhere (IAM User Guide, service-linked roles). */
  readonly attachable: boolean;
}

/** Where the committed list is from: package, its version, the day of the newest change in it. */
export const managedPoliciesSource: { readonly package: string; readonly version: string; readonly newestChange: string } = source;

const versions = new Map<string, string>(Object.entries(policies));
const attachableNames = [...versions.keys()].filter((name) => !name.startsWith(SERVICE_LINKED));

/** The ARN of an AWS managed policy, path included (IAM User Guide, "IAM ARNs"); the name is not checked. */
export function managedPolicyArn(name: string, partition: Partition): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** The policy of this exact name with path, or undefined if the committed list has none: then it may be newer than the list. */
export function findManagedPolicy(name: string): ManagedPolicy | undefined {
  const version = versions.get(name);
  return version === undefined ? undefined : { name, version, attachable: !name.startsWith(SERVICE_LINKED) };
}

/** At most three attachable policies that `name` may stand for: an ARN, a bare name without its path, a typo. */
export function nearestManagedPolicies(name: string): string[] {
  const wanted = name.replace(/^arn:[^:]*:iam::aws:policy\//, "").toLowerCase();
  const bare = bareName(wanted);
  const sameName = attachableNames.filter((known) => bareName(known).toLowerCase() === bare);
  if (sameName.length > 0) return sameName.slice(0, 3);
  const namesByBare = new Map(attachableNames.map((known) => [bareName(known), known]));
  return nearest(bare, namesByBare.keys()).flatMap((known) => namesByBare.get(known) ?? []);
}

function bareName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
