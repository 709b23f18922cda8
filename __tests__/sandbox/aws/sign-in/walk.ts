import { inflateRawSync } from "node:zlib";
import type { AwsSeed } from "../../../../sandbox/aws/seed";
import { signInSites, type IdentitySource, type SignInSites } from "../../../../sandbox/aws/sign-in";
import { AwsState } from "../../../../sandbox/aws/state";
import { Browser, type Shown } from "../../../../sandbox/web/browser";
import type { FrontDoor } from "../../../../sandbox/web/front-door";
import { form, page } from "../../../../sandbox/web/html";
import { plain, type Site } from "../../../../sandbox/web/message";
import { signResponse } from "../../../../src/saml/signer/response";
import type { ResponseSpec, SigningIdp } from "../../../../src/saml/signer/spec";
import { readXml } from "../../../../src/saml/xml/read";
import { attribute } from "../../../../src/saml/xml/tree";
import { makeIdp } from "../../../saml/idp";

export const ANA = "ana.silva@tarnholt.example";
export const IDP_HOST = "acme.okta.example";
export const TENANT = "5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77";
export const trustedIdp = makeIdp();

/** What a test may set of the identity provider and the world around it. */
interface Setting {
  now: Date;
  signer: SigningIdp;
  source: IdentitySource | undefined;
  /** Of the next responses; the rest comes from the request, or from the instance. */
  response: Partial<ResponseSpec>;
  relayState: string | undefined;
  disabled: Set<string>;
}

export interface World extends SignInSites {
  readonly state: AwsState;
  readonly set: Setting;
  readonly browser: Browser;
  /** The AuthnRequest that came last, decoded. */
  readonly requests: string[];
  readonly start: () => Promise<Shown>;
  readonly tile: () => Promise<Shown>;
  /** The last finding ids of errors, and the page. */
  readonly refusal: () => { readonly ids: readonly string[]; readonly message: string };
  readonly minutes: (count: number) => void;
}

/** A local IdC and a small identity provider behind the door; each call begins anew. */
export function world(door: FrontDoor, seed: Partial<AwsSeed> = {}): World {
  const state = new AwsState({ account: "111122223333", users: [ANA], ...seed });
  const source: IdentitySource = { issuer: trustedIdp.issuer, signInUrl: `https://${IDP_HOST}/app/sso/saml?fromURI=tile`, certificates: [trustedIdp.certificate] };
  const set: Setting = { now: new Date("2026-11-24T09:30:00.000Z"), signer: trustedIdp, source, response: {}, relayState: undefined, disabled: new Set() };
  const made = signInSites(state, { identitySource: () => set.source, acsTenant: TENANT, isActive: ({ userName }) => !set.disabled.has(userName), clock: () => set.now });
  const requests: string[] = [];
  for (const [host, site] of made.sites) door.serve(host, site);
  door.serve(IDP_HOST, idpSite(made, set, requests));
  const browser = new Browser(door);
  return {
    ...made, state, set, browser, requests,
    start: () => browser.open(made.instance.startUrl),
    tile: () => browser.open(`https://${IDP_HOST}/tile`),
    refusal: () => {
      const last = made.signIns.at(-1);
      if (last?.outcome !== "refused") throw new Error(`not refused: ${JSON.stringify(last)}`);
      return { ids: last.findings.filter(({ severity }) => severity === "error").map(({ id }) => id), message: last.message };
    },
    minutes: (count) => void (set.now = new Date(set.now.getTime() + count * 60_000)),
  };
}

/** Answers requests and begins sign-ins by itself, as a tile in Okta does; everybody is Ana. */
function idpSite({ instance }: SignInSites, set: Setting, requests: string[]): Site {
  return ({ path, query }) => {
    const saml = query.get("SAMLRequest");
    if (saml === null && path !== "/tile") return plain(404, "no such page");
    const xml = saml === null ? undefined : inflateRawSync(Buffer.from(saml, "base64")).toString("utf8");
    const { root } = readXml(xml ?? "<none/>");
    if (xml !== undefined) requests.push(xml);
    const [id, acs] = ["ID", "AssertionConsumerServiceURL"].map((name) => (root === undefined ? undefined : attribute(root, name)));
    const destination = acs ?? instance.acsUrls[0];
    const spec: ResponseSpec = { destination, audience: instance.audience, nameId: { value: ANA }, issueInstant: set.now, ...(id === undefined ? {} : { inResponseTo: id }), ...set.response };
    const relayState = set.relayState ?? query.get("RelayState") ?? "";
    return page("Signing in", form(spec.destination, { SAMLResponse: signResponse(set.signer, spec).base64, RelayState: relayState }, "", true));
  };
}

/** The accounts and permission sets that a portal page shows, as `account set`. */
export function shownIn({ html }: Pick<Shown, "html">): string[] {
  return [...html.matchAll(/<section data-account="([^"]*)">(.*?)<\/section>/gs)].flatMap(([, account = "", inner = ""]) => [...inner.matchAll(/data-role="([^"]*)"/g)].map(([, role = ""]) => `${account} ${role}`));
}
