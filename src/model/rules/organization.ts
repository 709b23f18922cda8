import { didYouMean, nearest } from "../keys";
import { isComposed, reading } from "../lookalikes";
import type { Organization } from "../organization";
import { ROOT } from "../organization";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { daysBetween, error, isDay, shared, warning } from "../rule";

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** All access is computed from the snapshot; a quarter is how long most let pass between two reviews of access. */
const FRESH_DAYS = 90;
const COMPOSED = "accented letters as one character (Unicode NFC), so that what looks the same is the same";
const RETAKE = "take the snapshot again, or correct it by hand";

/** The snapshot of the organization agrees with itself; ids have the forms of AWS Organizations. */
export const organization: Rule = {
  id: "organization",
  scope: "catalog",
  check: ({ catalog: { organization: snapshot } }, { today }) => [...head(snapshot), ...taken(snapshot.takenAt, today), ...accounts(snapshot), ...units(snapshot)],
};

function head(snapshot: Organization): Finding[] {
  const findings: Finding[] = [];
  if (!/^o-[a-z0-9]{10,32}$/.test(snapshot.id)) findings.push(error("organization.id", quote(snapshot.id), "o- and 10 to 32 lower-case letters or digits", RETAKE));
  for (const [property, key] of [["managementAccount", snapshot.managementAccount], ["delegatedAdministrator", snapshot.delegatedAdministrator]] as const) {
    if (key !== undefined && !Object.hasOwn(snapshot.accounts, key)) findings.push(error(`organization.${property}`, quote(key), "the key of an account of the snapshot", suggestion(key, Object.keys(snapshot.accounts))));
  }
  if (snapshot.delegatedAdministrator === snapshot.managementAccount) findings.push(error("organization.delegatedAdministrator", quote(snapshot.delegatedAdministrator), "a member account", "leave it out where no delegated administrator is registered"));
  return findings;
}

/** Until the snapshot is taken again, accounts that came since get no access, and those that moved keep the old. */
function taken(takenAt: string, today: string): Finding[] {
  const where = "organization.takenAt";
  // JavaScript takes the 30th of February for a day in March.
  if (!TIME.test(takenAt) || Number.isNaN(Date.parse(takenAt)) || !isDay(takenAt.slice(0, 10))) return [error(where, quote(takenAt), "a time such as 2026-11-20T06:00:00Z", "write when the snapshot was taken")];
  const age = daysBetween(new Date(takenAt).toISOString().slice(0, 10), today);
  // The clocks of two machines may stand on two days.
  if (age < -1) return [error(where, `${quote(takenAt)}, ${-age} days ahead (today is ${today}, UTC)`, "a time that has passed", "write when the snapshot was taken")];
  return age > FRESH_DAYS ? [warning(where, `${quote(takenAt)}, ${age} days ago`, `a snapshot of the last ${FRESH_DAYS} days: all access is computed from it`, "compare it with `aws organizations list-accounts`, list-organizational-units-for-parent and list-tags-for-resource, correct what has changed, and write the new takenAt")] : [];
}

function accounts(snapshot: Organization): Finding[] {
  const entries = Object.entries(snapshot.accounts);
  return [
    ...entries.flatMap(([key, { id, unit, tags }]) => [
      ...(/^\d{12}$/.test(id) ? [] : [error(`organization.accounts.${key}.id`, quote(id), "12 digits, in quotes (leading zeros count)", RETAKE)]),
      ...(unit === ROOT || Object.hasOwn(snapshot.units, unit) ? [] : [error(`organization.accounts.${key}.unit`, quote(unit), `the key of a unit, or "${ROOT}" for the root`, suggestion(unit, Object.keys(snapshot.units)))]),
      ...Object.entries(tags ?? {}).filter(([tag, value]) => !isComposed(tag + value)).map(([tag, value]) => error(`organization.accounts.${key}.tags.${tag}`, `${quote(tag)}: ${quote(value)}`, COMPOSED, "type it anew, here as in tagged()")),
    ]),
    ...shared(entries, ([, { id }]) => id).map(([id, same]) => error(`organization.accounts`, `${quote(id)} at ${same.map(([key]) => key).join(", ")}`, "every account id once", "remove the entry that is wrong: one account may have one key")),
  ];
}

function units(snapshot: Organization): Finding[] {
  const entries = Object.entries(snapshot.units);
  return [
    ...entries.flatMap(([key, { id, parent }]) => [
      ...(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/.test(id) ? [] : [error(`organization.units.${key}.id`, quote(id), "ou-<root>-<unit>, as AWS Organizations shows it", RETAKE)]),
      ...(parent === ROOT || Object.hasOwn(snapshot.units, parent) ? [] : [error(`organization.units.${key}.parent`, quote(parent), `the key of a unit, or "${ROOT}"`, suggestion(parent, Object.keys(snapshot.units)))]),
      ...(isComposed(key) ? [] : [error(`organization.units.${key}`, quote(key), COMPOSED, "type the key anew, here and where it is used")]),
      ...(reachesRoot(snapshot, key) ? [] : [error(`organization.units.${key}.parent`, quote(parent), "a chain of parents that ends at the root", "break the circle")]),
      ...(key === ROOT ? [error(`organization.units.${key}`, quote(key), `any key but "${ROOT}", which is the root`, "remove it: the root is known")] : []),
    ]),
    ...shared(entries, ([, { id }]) => id).map(([id, same]) => error("organization.units", `${quote(id)} at ${same.map(([key]) => key).join(", ")}`, "every unit id once", "remove the entry that is wrong")),
    ...shared(Object.keys(snapshot.units).filter(isComposed), reading).map(([, same]) => warning("organization.units", same.map((key) => quote(key)).join(" and "), "keys that a person can tell apart", "rename one")),
  ];
}

/** A missing parent is another finding; only a circle never ends. */
function reachesRoot({ units: all }: Organization, start: string): boolean {
  const seen = new Set<string>();
  for (let key: string | undefined = start; key !== undefined && key !== ROOT; key = all[key]?.parent) {
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

function suggestion(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near.length > 0 ? didYouMean(near) : RETAKE;
}
