import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";
import type { ResolvedEnvironment } from "../resolve";
import { known } from "./assignment-names";
import { instanceOf } from "./claimed-twice";

/** Environments can be told apart, and each names an account and an identity store that can be. */
export const environments: Rule = {
  id: "environments",
  scope: "project",
  check: ({ environments: all }) => [
    ...(all.length === 0 ? [error("environments", "none", "at least one environment", "export one from environments/index.ts")] : []),
    ...shared(all, ({ environment }) => environment.name.toLowerCase()).map(([name, same]) => error("environments", `${same.length} environments named ${quote(name)}`, "one environment a name: it is the stack's name", "rename one")),
    ...all.flatMap(({ environment: { name, aws, catalog } }): Finding[] => [
      ...(/^[a-z][a-z0-9-]{0,39}$/.test(name) ? [] : [error(`${name}.name`, quote(name), "a lower-case letter, then at most 39 lower-case letters, digits and -", "rename it: it names a folder and a stack")]),
      ...(Object.hasOwn(catalog.organization.accounts, aws.account) ? administers(name, aws.account, catalog.organization) : known(`${name}.aws.account`, "account", aws.account, Object.keys(catalog.organization.accounts))),
      ...(aws.identityStore === undefined || /^d-[0-9a-f]{10}$/.test(aws.identityStore) ? [] : [error(`${name}.aws.identityStore`, quote(aws.identityStore), "d- and 10 hexadecimal digits", "copy it from IAM Identity Center > Settings, or leave it out")]),
    ]),
    ...shared(all, instanceOf).flatMap(([, together]) => oneInstance(together)),
  ],
};

/** An organization has one instance of IAM Identity Center, with one primary Region and one identity store. */
function oneInstance(together: readonly ResolvedEnvironment[]): Finding[] {
  return (["region", "identityStore"] as const).flatMap((property) => {
    const given = new Set(together.flatMap(({ environment: { aws } }) => aws[property] ?? []));
    if (given.size < 2) return [];
    return [error(together.map(({ environment }) => environment.name).join(", "), `aws.${property} ${[...given].map((one) => quote(one)).join(" and ")}`, "the same in all environments of an organization: it has one instance, with one primary Region", "correct the one that is wrong")];
  });
}

function administers(name: string, account: string, organization: { readonly managementAccount: string; readonly delegatedAdministrator?: string }): Finding[] {
  const { managementAccount, delegatedAdministrator } = organization;
  if (account === managementAccount || account === delegatedAdministrator) return [];
  return [error(`${name}.aws.account`, quote(account), `the management account ("${managementAccount}")${delegatedAdministrator === undefined ? "" : ` or the delegated administrator ("${delegatedAdministrator}")`}: no other account can administer IAM Identity Center`, delegatedAdministrator === undefined ? "correct it, or name the delegatedAdministrator in the snapshot" : "correct it")];
}
