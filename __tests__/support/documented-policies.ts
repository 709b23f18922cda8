import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./project-copy";

interface Policy {
  readonly Statement: readonly { readonly Sid?: string; readonly Principal?: unknown; readonly Action: string | readonly string[] }[];
}

const blocks = [...readFileSync(join(PROJECT, "docs/pull-requests.md"), "utf8").matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => JSON.parse(text) as Policy);

/** The policies that docs/pull-requests.md gives to the two roles, and the trust that it gives them. */
export const documented = {
  trust: blocks.filter(({ Statement }) => Statement.some(({ Principal }) => Principal !== undefined)),
  permissions: blocks.filter(({ Statement }) => Statement.every(({ Principal }) => Principal === undefined)),
};

/** Names in policies of the services whose operations the AWS provider calls. */
const PREFIXES: Readonly<Record<string, string>> = { "sso-admin": "sso", identitystore: "identitystore", organizations: "organizations", sts: "sts" };

/** Of these calls those that the documented role may not make; who one is may be asked without a permission. */
export function notAllowed(role: "plan" | "apply", calls: readonly { readonly service: string; readonly operation: string }[]): string[] {
  const actions = new Set(documented.permissions.slice(0, role === "plan" ? 1 : 2).flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)));
  const asked = new Set(calls.filter(({ service }) => service in PREFIXES).map(({ service, operation }) => `${PREFIXES[service] ?? service}:${operation}`));
  return [...asked].filter((action) => action !== "sts:GetCallerIdentity" && !actions.has(action)).toSorted();
}
