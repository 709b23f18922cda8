import { nearest } from "../keys";
import type { Organization } from "../organization";
import { ROOT } from "../organization";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";

/** AWS Organizations: AccountState, which has all of the older AccountStatus. Only the first can be assigned. */
const STATES = ["ACTIVE", "PENDING_ACTIVATION", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"];
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
const RETAKE = "take the snapshot again, or correct it by hand";

/** The snapshot of the organization agrees with itself; ids have the forms of AWS Organizations. */
export const organization: Rule = {
  id: "organization",
  scope: "catalog",
  check: ({ catalog: { organization: snapshot } }) => [...head(snapshot), ...accounts(snapshot), ...units(snapshot)],
};

function head(snapshot: Organization): Finding[] {
  const findings: Finding[] = [];
  if (!/^o-[a-z0-9]{10,32}$/.test(snapshot.id)) findings.push(error("organization.id", quote(snapshot.id), "o- and 10 to 32 lower-case letters or digits", RETAKE));
  if (!TIME.test(snapshot.takenAt) || Number.isNaN(Date.parse(snapshot.takenAt))) findings.push(error("organization.takenAt", quote(snapshot.takenAt), "a time such as 2026-11-20T06:00:00Z", "write when the snapshot was taken"));
  for (const [property, key] of [["managementAccount", snapshot.managementAccount], ["delegatedAdministrator", snapshot.delegatedAdministrator]] as const) {
    if (key !== undefined && !Object.hasOwn(snapshot.accounts, key)) findings.push(error(`organization.${property}`, quote(key), "the key of an account of the snapshot", suggestion(key, Object.keys(snapshot.accounts))));
  }
  if (snapshot.delegatedAdministrator === snapshot.managementAccount) findings.push(error("organization.delegatedAdministrator", quote(snapshot.delegatedAdministrator), "a member account", "leave it out where no delegated administrator is registered"));
  return findings;
}

function accounts(snapshot: Organization): Finding[] {
  const entries = Object.entries(snapshot.accounts);
  return [
    ...entries.flatMap(([key, { id, unit, status }]) => [
      ...(STATES.includes(status) ? [] : [error(`organization.accounts.${key}.status`, quote(status), `one of ${STATES.join(", ")}`, "correct it: an account that is not ACTIVE is left out of units and tags without an error")]),
      ...(/^\d{12}$/.test(id) ? [] : [error(`organization.accounts.${key}.id`, quote(id), "12 digits, in quotes (leading zeros count)", RETAKE)]),
      ...(unit === ROOT || Object.hasOwn(snapshot.units, unit) ? [] : [error(`organization.accounts.${key}.unit`, quote(unit), `the key of a unit, or "${ROOT}" for the root`, suggestion(unit, Object.keys(snapshot.units)))]),
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
      ...(reachesRoot(snapshot, key) ? [] : [error(`organization.units.${key}.parent`, quote(parent), "a chain of parents that ends at the root", "break the circle")]),
      ...(key === ROOT ? [error(`organization.units.${key}`, quote(key), `any key but "${ROOT}", which is the root`, "remove it: the root is known")] : []),
    ]),
    ...shared(entries, ([, { id }]) => id).map(([id, same]) => error("organization.units", `${quote(id)} at ${same.map(([key]) => key).join(", ")}`, "every unit id once", "remove the entry that is wrong")),
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
  return near.length > 0 ? `did you mean ${near.map((one) => JSON.stringify(one)).join(" or ")}?` : RETAKE;
}
