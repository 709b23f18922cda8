import { quote } from "../../model/problem";
import type { Expectations } from "../../saml/expectations";

/** Who says what is expected: `--metadata okta.xml`. */
export interface Source {
  readonly name: string;
  readonly expectations: Expectations;
}

/** What there is one of, so that two that differ can't both be right. */
const SINGLE = { audience: "audience", region: "Region", oktaIssuer: "issuer" } as const satisfies Partial<Record<keyof Expectations, string>>;
const SINGLE_KEYS = ["audience", "region", "oktaIssuer"] as const;

/** What two sources say of one thing and say differently, as a sentence with both names. */
export function contradiction(sources: readonly Source[]): string | undefined {
  for (const [index, one] of sources.entries()) {
    for (const other of sources.slice(index + 1)) {
      const key = SINGLE_KEYS.find((name) => one.expectations[name] !== undefined && other.expectations[name] !== undefined && one.expectations[name] !== other.expectations[name]);
      if (key !== undefined) return `${one.name} and ${other.name} contradict each other: the ${SINGLE[key]} is ${quote(one.expectations[key])} in the one, ${quote(other.expectations[key])} in the other; give the right one alone`;
      // An environment tells what is registered in Okta, two files of one instance the same thing twice.
      if (one.name.startsWith("--metadata") && differ(one.expectations.acsUrls, other.expectations.acsUrls)) return `${one.name} and ${other.name} contradict each other in their ACS URLs; give the later download alone`;
    }
  }
  return undefined;
}

function differ(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length > 0 && other.length > 0 && one.toSorted().join("\n") !== other.toSorted().join("\n");
}

/** The later one counts where it says something; certificates of several metadata files add up, since several may be active at once. */
export function merged(all: readonly Expectations[]): Expectations {
  return all.reduce((before, after) => {
    const oktaCertificates = [...(before.oktaCertificates ?? []), ...(after.oktaCertificates ?? [])];
    const { acsUrls = [] } = after;
    return { ...before, ...after, ...(acsUrls.length === 0 && before.acsUrls !== undefined ? { acsUrls: before.acsUrls } : {}), ...(oktaCertificates.length === 0 ? {} : { oktaCertificates }) };
  }, {});
}
