import type { Environment } from "../../src/model/environment";
import { visible } from "../../src/model/problem";
import { accessKeyOf } from "../aws/environment";
import { adminHost } from "./admin-site";
import type { LocalSandbox } from "./sandbox";

/** Settings of real accounts that would win over the sandbox's, or go to it. */
const REAL = [
  "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CA_BUNDLE",
  "OKTA_ACCESS_TOKEN", "OKTA_API_CLIENT_ID", "OKTA_API_PRIVATE_KEY", "OKTA_API_PRIVATE_KEY_ID", "OKTA_API_SCOPES",
];

/** Shell text for eval or `.`: what turns Terraform, SDKs and command lines to the sandbox, and away from everything real; all else in it is comments. */
export function script({ aws, okta, door }: LocalSandbox, environments: readonly Environment[], notes: readonly string[]): string {
  const { state } = aws;
  const settings = state.console.settings();
  const others = environments.flatMap(({ name, aws: { account }, catalog }) => {
    const id = catalog.organization.accounts[account]?.id;
    return id === undefined || id === state.caller ? [] : [`for ${name}, which is applied from ${account}: export AWS_ACCESS_KEY_ID=${accessKeyOf(id)}`];
  });
  const steps = "https://console.aws.amazon.com/iam-identity-center";
  const admin = okta === undefined ? undefined : `https://${adminHost(okta.org)}`;
  return [
    comment(`A local AWS (organization ${state.organization.id}, ${state.region})${okta === undefined ? "" : ` and a local Okta (${okta.org.name})`}, until it is ended with Ctrl-C. Nothing in it is real.`),
    ...notes.map((note) => comment(`note: ${note}`)),
    `unset ${REAL.join(" ")}`,
    ...Object.entries({ ...aws.environment(), ...okta?.environment() }).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ...others.map(comment),
    comment("Terraform keeps state where the data says: plan with a local backend instead (docs/sandbox.md)."),
    "",
    comment(`Steps without an API, and pages: every host is played on 127.0.0.1:${door.port}.`),
    `idc_curl() { curl --silent --show-error --insecure --noproxy '*' --connect-to ::127.0.0.1:${door.port} "$@"; }`,
    comment(`  idc_curl ${steps}/settings`),
    comment(`  idc_curl ${steps}/identity-source -d '{"metadata": "<EntityDescriptor ..."}'`),
    comment(`  idc_curl -X POST ${steps}/automatic-provisioning`),
    comment(`  idc_curl -X POST ${steps}/access-tokens`),
    ...(admin === undefined ? [] : [
      comment(`  idc_curl ${admin}/apps`),
      comment(`  idc_curl ${admin}/apps/ID/provisioning -d '{"endpoint": "https://scim...", "token": "..."}'`),
      comment(`  idc_curl -X POST ${admin}/apps/ID/push`),
      comment(`  idc_curl -X POST ${admin}/people/LOGIN/sign-in`),
    ]),
    comment(`In a browser: chromium ${door.chromiumFlags.map((flag) => quoted(flag)).join(" ")} --user-data-dir=/tmp/sandbox-browser ${settings.portalUrl}`),
  ].join("\n");
}

/** One line: a line break in a name would be a command. */
function comment(text: string): string {
  return `# ${visible(text)}`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
