import type { Environment } from "../../src/model/environment";
import type { OktaOrg } from "../okta/org";
import type { UserProfile } from "../okta/users";

/** A person of the rehearsal, and the Okta groups (by name) that they are put into. */
export interface Person {
  readonly profile: UserProfile;
  readonly groups: readonly string[];
}

const FIRST = ["Ana", "Bo", "Chidi", "Dana", "Emeka", "Freya", "Goran", "Hana", "Ivo", "Jun", "Kaja", "Luis", "Mina", "Noor", "Otto", "Pia", "Quinn", "Rosa", "Sven", "Tara", "Uma", "Vito", "Wanda", "Ximena", "Yara", "Zeno"];
const LAST = ["Silva", "Berg", "Okafor", "Novak", "Haddad", "Lind", "Moreau", "Sato", "Petrov", "Costa"];

/** Somebody who is in Okta and in no group: nobody of this kind may reach AWS. */
export const OUTSIDER = "nobody@rehearsal.example";

/**
 * Invents people for the groups that the environments grant to and that Okta fills by hand: two in each, and one of them in the next group too,
 * so that what several groups give together is rehearsed. The same data gives the same people.
 */
export function inventPeople(environments: readonly Environment[]): Person[] {
  const own = new Set(environments.flatMap(({ okta }) => (okta === "none" ? [] : (okta.ownGroups ?? []).map(({ group }) => group))));
  const names = new Map(environments.flatMap(({ catalog, assignments }) => assignments.flatMap(({ groups }) => groups).filter((key) => !own.has(key)).map((key) => [key, catalog.groups[key]?.name ?? key] as const)));
  const groups = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.flatMap(([key, name], index): Person[] => {
    const next = groups[(index + 1) % groups.length]?.[1] ?? name;
    return [
      person(2 * index, key, [name]),
      person(2 * index + 1, key, [...new Set([name, next])]),
    ];
  });
}

/** Lets everybody of them prove themselves in every way there is. */
export function enrollAll(org: OktaOrg, people: readonly Person[]): void {
  for (const { profile } of people) for (const factor of ["push", "webauthn", "hardware-key"] as const) org.enroll(profile.login, factor);
}

function person(index: number, department: string, groups: readonly string[]): Person {
  const firstName = FIRST[index % FIRST.length] ?? "Ana";
  const lastName = `${LAST[index % LAST.length] ?? "Silva"}${index < FIRST.length ? "" : ` ${Math.floor(index / FIRST.length) + 1}`}`;
  const login = `${firstName}.${lastName.replace(" ", "")}@rehearsal.example`.toLowerCase();
  return { profile: { login, email: login, firstName, lastName, displayName: `${firstName} ${lastName}`, department, costCenter: `CC-${1000 + index}`, title: "Engineer" }, groups };
}
