/** Partitions that offer IAM Identity Center to the public, with the hosts of its SAML assertion consumer service. */
export type Partition = "aws" | "aws-us-gov";

/**
 * Hosts that an ACS URL may name, `{region}` standing for the Region; any ACS URL shown in the console has one of them.
 * Order: instances from before February 2026 (primary Region only), all Regions, dual stack.
 */
const ACS_HOSTS: Readonly<Record<Partition, readonly string[]>> = {
  aws: ["{region}.signin.aws.amazon.com", "{region}.signin.aws", "{region}.sso.signin.aws"],
  "aws-us-gov": ["{region}.signin.amazonaws-us-gov.com", "signin.amazonaws-us-gov.com"],
};

/** Host of the audience (SP entity id), by partition. */
const AUDIENCE_HOST: Readonly<Record<Partition, string>> = {
  aws: "{region}.signin.aws.amazon.com",
  "aws-us-gov": "{region}.signin.amazonaws-us-gov.com",
};

/** Regions in which IAM Identity Center can be enabled; the compiler knows them, so a typing error in one does not compile. */
export const REGIONS = {
  "af-south-1": "aws", "ap-east-1": "aws", "ap-east-2": "aws", "ap-northeast-1": "aws", "ap-northeast-2": "aws", "ap-northeast-3": "aws",
  "ap-south-1": "aws", "ap-south-2": "aws", "ap-southeast-1": "aws", "ap-southeast-2": "aws", "ap-southeast-3": "aws", "ap-southeast-4": "aws",
  "ap-southeast-5": "aws", "ap-southeast-7": "aws", "ca-central-1": "aws", "ca-west-1": "aws", "eu-central-1": "aws", "eu-central-2": "aws",
  "eu-north-1": "aws", "eu-south-1": "aws", "eu-south-2": "aws", "eu-west-1": "aws", "eu-west-2": "aws", "eu-west-3": "aws",
  "il-central-1": "aws", "me-central-1": "aws", "me-south-1": "aws", "mx-central-1": "aws", "sa-east-1": "aws",
  "us-east-1": "aws", "us-east-2": "aws", "us-west-1": "aws", "us-west-2": "aws",
  "us-gov-east-1": "aws-us-gov", "us-gov-west-1": "aws-us-gov",
} as const satisfies Readonly<Record<string, Partition>>;

export type Region = keyof typeof REGIONS;

/** The partition a Region belongs to. */
export function partitionOf(region: Region): Partition {
  return REGIONS[region];
}

/** The hosts an ACS URL of this Region may have. */
export function acsHosts(region: Region): readonly string[] {
  return ACS_HOSTS[partitionOf(region)].map((host) => host.replace("{region}", region));
}

/** Audience of an IdC instance: the identity store id is its last part, and there is no slash behind it. */
export function audience(region: Region, identityStoreId: string): string {
  return `https://${AUDIENCE_HOST[partitionOf(region)].replace("{region}", region)}/platform/saml/${identityStoreId}`;
}

/** Why `url` can't be an ACS URL of `region`, or undefined when it has the form of one; an additional Region of the partition aws never has the first host. */
export function acsFault(url: string, region: Region, role: "primary" | "additional" = "primary"): string | undefined {
  const match = /^https:\/\/([^/?#@:]+)\/platform\/saml\/acs\/([0-9A-Za-z-]+)$/.exec(url);
  if (!match) return "it does not have the form https://<host>/platform/saml/acs/<tenant>";
  const host = match[1] ?? "";
  const hosts = acsHosts(region);
  if (role === "additional" && partitionOf(region) === "aws" && host === hosts[0]) return `only the primary Region has the host ${host}`;
  return hosts.includes(host) ? undefined : `its host ${host} is not one of ${region}`;
}
