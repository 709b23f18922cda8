import { devNull } from "node:os";

/**
 * The variables that turn the unchanged AWS provider (or SDK, or command line) to the sandbox. The credentials are made up,
 * and the files and services where real ones could come from are shut off.
 */
export function sandboxEnvironment(url: string, region: string): Record<string, string> {
  const endpoints = ["SSO_ADMIN", "IDENTITYSTORE", "ORGANIZATIONS", "STS", "IAM"].map((service) => [`AWS_ENDPOINT_URL_${service}`, url]);
  return {
    ...Object.fromEntries(endpoints),
    // Any other service fails here too, where it is unknown, and not at AWS.
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "AKIASANDBOX000000000",
    AWS_SECRET_ACCESS_KEY: "not-a-secret",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
