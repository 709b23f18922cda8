import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";
import { known } from "./assignment-names";

/** Environments can be told apart, and each names an account and an identity store that can be. */
export const environments: Rule = {
  id: "environments",
  scope: "project",
  check: ({ environments: all }) => [
    ...(all.length === 0 ? [error("environments", "none", "at least one environment", "export one from environments/index.ts")] : []),
    ...shared(all, ({ environment }) => environment.name.toLowerCase()).map(([name, same]) => error("environments", `${same.length} environments named ${quote(name)}`, "one environment a name: it is the stack's name", "rename one")),
    ...all.flatMap(({ environment: { name, aws, catalog } }): Finding[] => [
      ...(/^[a-z][a-z0-9-]{0,39}$/.test(name) ? [] : [error(`${name}.name`, quote(name), "a lower-case letter, then at most 39 lower-case letters, digits and -", "rename it: it names a folder and a stack")]),
      ...known(`${name}.aws.account`, "account", aws.account, Object.keys(catalog.organization.accounts)),
      ...administers(name, aws.account, catalog.organization),
      ...(aws.identityStore === undefined || /^d-[0-9a-f]{10}$/.test(aws.identityStore) ? [] : [error(`${name}.aws.identityStore`, quote(aws.identityStore), "d- and 10 hexadecimal digits", "copy it from IAM Identity Center > Settings, or leave it out")]),
    ]),
  ],
};

function administers(name: string, account: string, organization: { readonly managementAccount: string; readonly delegatedAdministrator?: string }): Finding[] {
  const { managementAccount, delegatedAdministrator } = organization;
  if (account === managementAccount || account === delegatedAdministrator) return [];
  return [error(`${name}.aws.account`, quote(account), `the management account ("${managementAccount}")${delegatedAdministrator === undefined ? "" : ` or the delegated administrator ("${delegatedAdministrator}")`}: no other account can administer IAM Identity Center`, delegatedAdministrator === undefined ? "correct it, or name the delegatedAdministrator in the snapshot" : "correct it")];
}
