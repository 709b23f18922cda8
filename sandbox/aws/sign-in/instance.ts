import { acsHosts, audience, REGIONS, type Region } from "../../../src/model/region";
import type { AwsState } from "../state";

/** The addresses of one instance of IAM Identity Center. */
export interface Instance {
  readonly region: Region;
  /** SP entity id. */
  readonly audience: string;
  /** `d-….awsapps.com`: the access portal. */
  readonly portalHost: string;
  readonly startUrl: string;
  /** The portal's API, for command lines and SDKs. */
  readonly apiHost: string;
  /** Where the sign-in pages are: `eu-west-1.signin.aws`. */
  readonly loginHost: string;
  /** Every host that takes responses. */
  readonly acsHosts: readonly string[];
  /** The ACS URL that requests name, then the same on the other hosts. */
  readonly acsUrls: readonly [string, ...string[]];
}

/** Derives the addresses from the Region and the identity store, as AWS does; `acsTenant` is the one part that cannot be derived. */
export function instanceOf(state: AwsState, acsTenant: string): Instance {
  const region = requireRegion(state.region);
  if (!/^[0-9A-Za-z-]+$/.test(acsTenant)) throw new Error(`the ACS tenant must be letters, digits and -, got ${JSON.stringify(acsTenant)}`);
  const hosts = acsHosts(region);
  // An instance from before February 2026 shows the older host in its console; a new one this one.
  const loginHost = hosts.find((host) => host === `${region}.signin.aws`) ?? hosts[0] ?? "";
  const acsUrl = (host: string): string => `https://${host}/platform/saml/acs/${acsTenant}`;
  const portalHost = `${state.directory.id}.awsapps.com`;
  return {
    region,
    audience: audience(region, state.directory.id),
    portalHost,
    startUrl: `https://${portalHost}/start`,
    apiHost: `portal.sso.${region}.amazonaws.com`,
    loginHost,
    acsHosts: hosts,
    acsUrls: [acsUrl(loginHost), ...hosts.filter((host) => host !== loginHost).map(acsUrl)],
  };
}

function requireRegion(text: string): Region {
  if (!isRegion(text)) throw new Error(`IAM Identity Center is not offered in ${JSON.stringify(text)}`);
  return text;
}

function isRegion(text: string): text is Region {
  return Object.hasOwn(REGIONS, text);
}
