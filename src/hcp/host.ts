import { domainToASCII, domainToUnicode } from "node:url";

/** The public HCP Terraform, which a backend without a hostname means. */
export const PUBLIC_HOST = "app.terraform.io";

/**
 * A host as it is compared and called: lower case, international names in their ASCII form, a port only where it is not 443.
 * Undefined for what is no host name (a URL, a path, a user before it, an address with spaces).
 */
export function comparableHost(text: string): string | undefined {
  const [, name = "", port] = /^([^\s:/?#@[\]\\%]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const ascii = domainToASCII(name);
  if (ascii === "" || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(ascii) || ascii.includes("..")) return undefined;
  // A URL reads numbers as addresses ("127.1"), so such a name would go to a host that nobody wrote.
  if (/(^|\.)(\d+|0x[\da-f]*)$/.test(ascii) && ascii !== name) return undefined;
  if (port === undefined || Number(port) === 443) return ascii;
  return Number(port) > 0 && Number(port) <= 65_535 ? `${ascii}:${Number(port)}` : undefined;
}

/** The name of the variable in which Terraform looks for a host's token, as most shells can write it; with a port only `env` can. */
export function tokenVariable(host: string): string {
  return `TF_TOKEN_${host.replaceAll("-", "__").replaceAll(".", "_")}`;
}

/** The host that such a variable is for, whichever way it is spelt; undefined where it is for none. */
export function hostOfTokenVariable(name: string): string | undefined {
  if (!name.startsWith("TF_TOKEN_")) return undefined;
  const spelt = name.slice("TF_TOKEN_".length).replaceAll("__", "-").replaceAll("_", ".");
  const [, host = "", port = ""] = /^([^:]*)(:.*)?$/s.exec(spelt) ?? [];
  return comparableHost(`${domainToUnicode(host)}${port}`);
}
