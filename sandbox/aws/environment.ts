import { devNull } from "node:os";

/**
 * The variables that turn the unchanged AWS provider (or SDK, or command line) to the sandbox. The credentials are made up,
 * and the files and services where real ones could come from are shut off.
 */
export function sandboxEnvironment(url: string, region: string, account: string): Record<string, string> {
  const endpoints = ["SSO_ADMIN", "IDENTITYSTORE", "ORGANIZATIONS", "STS", "IAM"].map((service) => [`AWS_ENDPOINT_URL_${service}`, url]);
  return {
    ...Object.fromEntries(endpoints),
    // Any other service fails here too, where it is unknown, and not at AWS.
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyOf(account),
    AWS_SECRET_ACCESS_KEY: "not-a-secret",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The made-up key tells whose it is, as AWS's do: several accounts may call one server. */
export function accessKeyOf(account: string): string {
  return `AKIASANDBOX0${account}`;
}

/** The account of a signed request. */
export function callerOf(authorization: string | undefined): string | undefined {
  return /Credential=AKIASANDBOX0(\d{12})\//.exec(authorization ?? "")?.[1];
}
