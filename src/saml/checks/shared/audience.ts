import { audience, partitionOf, type Region } from "../../../model/region";
import { regions } from "../../response/acs";

/** How an audience is written otherwise than the right one, which it would be but for this. */
export type Spelling = "space" | "slash" | "scheme" | "case";

/** How an audience misses the right one; `also` is what would still be wrong once the first is put right. */
export type AudienceMiss =
  | { readonly kind: Spelling | "acs" | "roles" | "store" | "no-store" | "host" | "other"; readonly also?: readonly Spelling[] }
  | { readonly kind: "region"; readonly region: Region; readonly partition: boolean; readonly also?: readonly Spelling[] }
  /** It has the form of one, and what it was compared with has not. */
  | { readonly kind: "given"; readonly also: readonly Spelling[] };

/** Beyond this length nobody mistyped an audience, and the expressions below would take their time. */
const LONGEST = 1_000;

/** Region and store of a text that is exactly an audience of IAM Identity Center. */
export function readAudience(text: string): { readonly region: Region; readonly store: string } | undefined {
  const store = text.length > LONGEST ? undefined : /\/platform\/saml\/(d-[0-9a-f]{10})$/.exec(text)?.[1];
  const region = store === undefined ? undefined : regions.find((one) => audience(one, store) === text);
  return store === undefined || region === undefined ? undefined : { region, store };
}

/** Tells the near misses of an audience apart; undefined where it is exactly the expected one (SAML core 2.5.1.4: URI references, compared as strings). */
export function judgeAudience(found: string, expected: string): AudienceMiss | undefined {
  if (found === expected) return undefined;
  if (found.length > LONGEST) return { kind: "other" };
  const also = spellings(found);
  if (clean(found) === clean(expected)) return readAudience(found) === undefined ? spelled(also) : { kind: "given", also: spellings(expected) };
  const own = readAudience(clean(found));
  if (own === undefined) return { kind: unformed(clean(found)) };
  const right = readAudience(clean(expected));
  if (right === undefined) return { kind: "other" };
  return own.region === right.region ? withAlso({ kind: "store" as const }, also) : otherRegion(own.region, right.region, also);
}

/** The same where the instance is not known: an audience must have the form of one, of the Region where that is known. */
export function judgeAudienceForm(found: string, region?: Region): AudienceMiss | undefined {
  if (found.length > LONGEST) return { kind: "other" };
  const also = spellings(found);
  const own = readAudience(clean(found));
  if (own === undefined) return { kind: unformed(clean(found)) };
  return region === undefined || own.region === region ? spelled(also) : otherRegion(own.region, region, also);
}

function otherRegion(own: Region, right: Region, also: readonly Spelling[]): AudienceMiss {
  return withAlso({ kind: "region" as const, region: own, partition: partitionOf(own) !== partitionOf(right) }, also);
}

function spelled([first, ...rest]: readonly Spelling[]): AudienceMiss | undefined {
  return first === undefined ? undefined : withAlso({ kind: first }, rest);
}

function withAlso<T extends object>(miss: T, also: readonly Spelling[]): T & { readonly also?: readonly Spelling[] } {
  return also.length === 0 ? miss : { ...miss, also };
}

function clean(text: string): string {
  return text.trim().replace(/^http:/i, "https:").replace(/\/+$/, "").toLowerCase();
}

/** What `clean` takes away from a text. */
function spellings(text: string): Spelling[] {
  const trimmed = text.trim();
  return [
    ...(trimmed === text ? [] : ["space" as const]),
    ...(trimmed.endsWith("/") ? ["slash" as const] : []),
    ...(/^http:/i.test(trimmed) ? ["scheme" as const] : []),
    ...(trimmed === trimmed.toLowerCase() ? [] : ["case" as const]),
  ];
}

function unformed(bare: string): "acs" | "roles" | "no-store" | "host" | "other" {
  if (bare.includes("/platform/saml/acs")) return "acs";
  if (bare === "urn:amazon:webservices" || /^https:\/\/(?:[^/]+\.)?signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com)\/saml(?:\/acs\/.*)?$/.test(bare)) return "roles";
  if (/^https:\/\/[^/]+\/platform\/saml(?:\/d?-?)?$/.test(bare)) return "no-store";
  return /^https:\/\/[^/]+\/platform\/saml\/d-[0-9a-f]{10}$/.test(bare) ? "host" : "other";
}
