import { basename } from "node:path";
import { cliConfigFiles, readCliConfigFile } from "../terraform/cli-config-files";
import type { Missing } from "../terraform/find";
import type { Machine } from "../terraform/machine";
import { parseCliCredentials } from "./cli-credentials";
import { hostOfTokenVariable, tokenVariable } from "./host";
import { Secret } from "./secret";

/**
 * The token for one host (as `comparableHost` gives it), found where Terraform finds it and in its order: a variable
 * `TF_TOKEN_<host>`, then the `credentials` blocks of the CLI's configuration. Credentials helpers are not asked.
 */
export function findToken(host: string, machine: Machine): Secret | Missing {
  // Several spellings can be for one host; Terraform takes the last.
  const variable = Object.entries(machine.env).findLast(([name, value]) => value !== undefined && hostOfTokenVariable(name) === host);
  if (variable !== undefined) return usable(variable[1] ?? "", `the variable ${variable[0]}`);

  const files = cliConfigFiles(machine).map((file) => ({ file, ...parseCliCredentials(readCliConfigFile(file)) }));
  const last = files.findLast(({ tokens }) => tokens.has(host));
  if (last !== undefined) return usable(last.tokens.get(host) ?? "", `the credentials block in ${basename(last.file)}`);

  const ways = `set ${tokenVariable(host)}${host.includes(":") ? ` (a name with a colon is set by \`env '${tokenVariable(host)}=…' command\`)` : ""}, or run \`terraform login ${host}\``;
  const helper = files.map((one) => one.helper).find((one) => one !== undefined);
  return { missing: `there is no token for ${host}: ${ways}${helper === undefined ? "" : `; the credentials helper "${helper}" is not asked here`}` };
}

function usable(token: string, from: string): Secret | Missing {
  const text = token.trim();
  if (text === "") return { missing: `${from} is set, but it is empty` };
  // What no header can carry would fail with a message that quotes it.
  if (!/^[\x21-\x7e]+$/.test(text)) return { missing: `${from} holds characters that no token has (spaces, line breaks, quotation marks of a word processor)` };
  return new Secret(text, from);
}
