import { DEFAULT_QUOTAS } from "../quotas";
import type { ResolvedEnvironment } from "../resolve";
import type { Finding, Rule } from "../rule";
import { error } from "../rule";
import { instanceOf } from "./claimed-twice";

/** Numbers stay within AWS's quotas, over all environments of an instance. */
export const quotas: Rule = {
  id: "quotas",
  scope: "project",
  check: ({ environments }) => {
    const instances = new Map<string, ResolvedEnvironment[]>();
    for (const one of environments) instances.set(instanceOf(one), [...(instances.get(instanceOf(one)) ?? []), one]);
    return [...instances.values()].flatMap(ofInstance);
  },
};

function ofInstance(environments: readonly ResolvedEnvironment[]): Finding[] {
  const most = { ...DEFAULT_QUOTAS, ...environments[0]?.environment.catalog.quotas };
  const where = environments.map(({ environment }) => environment.name).join(", ");
  const sets = environments.reduce((sum, one) => sum + one.permissionSets.length, 0);
  const perAccount = new Map<string, Set<string>>();
  const perBlock = new Map<string, number>();
  for (const { environment, expansion } of environments) {
    for (const { account, permissionSet } of expansion.grants) {
      const set = `${environment.name} ${permissionSet}`;
      perAccount.set(account, (perAccount.get(account) ?? new Set()).add(set));
      perBlock.set(`${set} in ${account}`, (perBlock.get(`${set} in ${account}`) ?? 0) + 1);
    }
  }
  const raised = "ask AWS to raise it and write the new quota in the catalog, or";
  return [
    ...(sets > most.permissionSets ? [error(where, `${sets} permission sets`, `at most ${most.permissionSets} an instance (quotas.permissionSets)`, `${raised} merge sets`)] : []),
    ...[...perAccount].filter(([, { size }]) => size > most.permissionSetsPerAccount).map(([account, { size }]) => error(where, `${size} permission sets in account "${account}"`, `at most ${most.permissionSetsPerAccount} (quotas.permissionSetsPerAccount)`, `${raised} grant fewer there`)),
    ...[...perBlock].filter(([, count]) => count > most.groupsPerPermissionSetAndAccount).map(([block, count]) => error(where, `${count} groups with ${block.slice(block.indexOf(" ") + 1)}`, `at most ${most.groupsPerPermissionSetAndAccount} (quotas.groupsPerPermissionSetAndAccount)`, "grant it to a group that holds these groups' people")),
  ];
}
