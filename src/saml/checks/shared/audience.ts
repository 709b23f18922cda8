import { audience, type Region } from "../../../model/region";
import { regions } from "../../response/acs";

const FORM = /^https:\/\/[^/]+\/platform\/saml\/(d-[0-9a-f]{10})$/;

/** How an audience misses the expected one. */
export type AudienceMiss = { readonly kind: "space" | "slash" | "scheme" | "case" | "acs" | "store" | "host" | "other" } | { readonly kind: "region"; readonly region: Region };

/** Tells the near misses of an audience apart; undefined where it is exactly the expected one (SAML core 2.5.1.4: URI references, compared as strings). */
export function judgeAudience(found: string, expected: string): AudienceMiss | undefined {
  if (found === expected) return undefined;
  // Beyond this length nobody mistyped an audience, and the expressions below would take their time.
  if (found.length > 1_000) return { kind: "other" };
  if (found.trim() === expected) return { kind: "space" };
  if (found.replace(/\/+$/, "") === expected) return { kind: "slash" };
  if (found.replace(/^http:/, "https:") === expected) return { kind: "scheme" };
  if (found.toLowerCase() === expected.toLowerCase()) return { kind: "case" };
  if (found.includes("/platform/saml/acs/")) return { kind: "acs" };
  const bare = found.trim().replace(/\/+$/, "").replace(/^http:/, "https:").toLowerCase();
  const store = FORM.exec(bare)?.[1];
  if (store === undefined) return { kind: "other" };
  const region = regions.find((one) => audience(one, store) === bare);
  if (region === undefined) return { kind: "host" };
  // Another instance has another store too, so the Region says more than the store.
  return expected === audience(region, FORM.exec(expected)?.[1] ?? "") ? { kind: "store" } : { kind: "region", region };
}
