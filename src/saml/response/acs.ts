import { acsHosts, partitionOf, REGIONS, type Region } from "../../model/region";
import type { Expectations } from "../expectations";

/** What an ACS URL of a response is to IAM Identity Center. */
export type Acs =
  | { readonly kind: "registered" | "plausible" }
  | { readonly kind: "blank" }
  /** Not an assertion consumer service of IAM Identity Center at all. */
  | { readonly kind: "foreign"; readonly sameButCase: boolean }
  | { readonly kind: "region"; readonly region: Region; readonly partition: boolean }
  /** The right Region and form, but not the URL that is registered. */
  | { readonly kind: "unregistered" };

const FORM = /^https:\/\/([^/?#@:]+)\/platform\/saml\/acs\/[0-9A-Za-z-]+$/;

export const regions: readonly Region[] = Object.keys(REGIONS).filter((name): name is Region => name in REGIONS);

/** The Regions an ACS URL may belong to; a GovCloud host without a Region belongs to both. */
export function regionsOfAcs(url: string): Region[] {
  const host = FORM.exec(url)?.[1];
  return host === undefined ? [] : regions.filter((region) => acsHosts(region).includes(host));
}

/** Compares an ACS URL with the environment: exactly with the registered ones where these are known, else by the Region's hosts. */
export function judgeAcs(url: string, { acsUrls, region }: Pick<Expectations, "acsUrls" | "region">): Acs {
  if (url.trim() === "") return { kind: "blank" };
  if (acsUrls?.includes(url) === true) return { kind: "registered" };
  const own = regionsOfAcs(url);
  const [first] = own;
  if (first === undefined) return { kind: "foreign", sameButCase: acsUrls?.some((one) => one.toLowerCase() === url.trim().toLowerCase()) === true };
  const expected = new Set([...(region === undefined ? [] : [region]), ...(acsUrls ?? []).flatMap(regionsOfAcs)]);
  if (expected.size === 0) return { kind: "plausible" };
  if (!own.some((one) => expected.has(one))) return { kind: "region", region: first, partition: ![...expected].some((one) => partitionOf(one) === partitionOf(first)) };
  return { kind: acsUrls === undefined ? "plausible" : "unregistered" };
}

/** The Region whose ACS host of before February 2026 the URL has: AWS gives that host to primary Regions only. */
export function oldHostRegion(url: string): Region | undefined {
  const host = FORM.exec(url)?.[1];
  return regions.find((region) => partitionOf(region) === "aws" && host === `${region}.signin.aws.amazon.com`);
}
