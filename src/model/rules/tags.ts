import { quote } from "../problem";
import type { ResolvedEnvironment } from "../resolve";
import type { Finding, Rule } from "../rule";
import { error } from "../rule";

const MOST = 50;
const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags of permission sets have AWS's form (AWS: tagging IAM Identity Center resources). */
export const tags: Rule = {
  id: "tags",
  scope: "project",
  check: ({ environments, catalogs }) => [
    ...environments.flatMap(({ environment }) => check(`${environment.name}.aws.tags`, environment.aws.tags ?? {})),
    ...environments.flatMap(together),
    ...catalogs.flatMap(({ catalog }) => Object.entries(catalog.permissionSets).flatMap(([key, set]) => check(`permissionSets.${key}.tags`, set.tags ?? {}))),
  ],
};

/** A set carries its own tags and those of its environment. */
function together({ environment, permissionSets }: ResolvedEnvironment): Finding[] {
  return permissionSets.flatMap((key) => {
    const own = environment.catalog.permissionSets[key]?.tags ?? {};
    const count = Object.keys({ ...environment.aws.tags, ...own }).length;
    const alone = Math.max(Object.keys(own).length, Object.keys(environment.aws.tags ?? {}).length);
    return count > MOST && alone <= MOST ? [error(`permissionSets.${key}.tags`, `${count} tags with those of environment ${environment.name}`, `at most ${MOST}`, "remove some")] : [];
  });
}

function check(where: string, given: Readonly<Record<string, string>>): Finding[] {
  const entries = Object.entries(given);
  return [
    ...(entries.length > MOST ? [error(where, `${entries.length} tags`, `at most ${MOST}`, "remove some")] : []),
    ...entries.flatMap(([key, value]) => [
      ...(key.length < 1 || key.length > 128 || !TEXT.test(key) || /^aws:/i.test(key) ? [error(`${where}.${key}`, quote(key), "a key of 1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:", "correct the key")] : []),
      ...(value.length > 256 || !TEXT.test(value) ? [error(`${where}.${key}`, quote(value), "a value of at most 256 letters, digits, spaces and _.:/=+-@", "correct the value")] : []),
    ]),
  ];
}
