import { audience as audienceOf } from "../../src/model/region";
import type { CheckOptions } from "../../src/saml/check-response";
import type { Expectations } from "../../src/saml/expectations";
import type { SamlInput } from "../../src/saml/input/input";
import { ACCESS_CONTROL, NS, URI_FORMAT } from "../../src/saml/names";
import { signResponse } from "../../src/saml/signer/response";
import type { AttributeSpec, ResponseSpec, SigningIdp } from "../../src/saml/signer/spec";
import { makeIdp, rsa } from "./idp";

/** When the response was issued, and when the tests look at it. */
const ISSUED = new Date("2026-11-24T09:30:00.000Z");
export const AT = new Date("2026-11-24T09:30:20.000Z");
export const later = (minutes: number, from = ISSUED): Date => new Date(from.getTime() + minutes * 60_000);

const REGION = "eu-west-1";
export const AUDIENCE = audienceOf(REGION, "d-1234567890");
export const ACS = "https://eu-west-1.signin.aws/platform/saml/acs/5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77";
export const ACS_FRANKFURT = "https://eu-central-1.signin.aws/platform/saml/acs/0d0d0d0d-7a41-4be2-9d0e-3c6b9b1f2a77";
export const USER = "ana.silva@tarnholt.example";
const SP_REQUEST = "_1f3c9a52-0f2b-4f3c-9f3d-6c1f0a9b7c11";

export const idp = makeIdp();
const otherKey = rsa();
/** Another app of the same org: its own issuer and key. */
export const otherIdp = makeIdp({ key: otherKey, issuer: "http://www.okta.com/exk9z8y7x6w5v4u3t2s1" });
/** The same app after its key was rotated. */
export const rotatedIdp: SigningIdp = { ...otherIdp, issuer: idp.issuer };

export const tag = (key: string, ...values: string[]): AttributeSpec => ({ name: `${ACCESS_CONTROL}${key}`, nameFormat: URI_FORMAT, values });

export const SPEC: ResponseSpec = {
  destination: ACS,
  audience: AUDIENCE,
  inResponseTo: SP_REQUEST,
  nameId: { value: USER },
  issueInstant: ISSUED,
  attributes: [tag("Department", "Refinery"), tag("CostCenter", "CC-4711")],
};

export const EXPECTED: Expectations = {
  region: REGION,
  audience: AUDIENCE,
  acsUrls: [ACS],
  issuer: idp.issuer,
  certificates: [idp.certificate],
  userName: USER,
  samlAttributes: ["Department", "CostCenter"],
  directoryAttributes: ["UserName"],
  authnContexts: ["urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"],
};

export const OPTIONS: CheckOptions = { now: AT, at: AT, otherMessages: [] };

/** A response as Okta would sign it, changed before it is signed. */
export function signed(changes: Partial<ResponseSpec> = {}, by: SigningIdp = idp): SamlInput {
  return wrap(signResponse(by, { ...SPEC, ...changes }).xml);
}

/** The same for a sign-in that began at the tile in Okta. */
export function fromOkta(changes: Partial<ResponseSpec> = {}): SamlInput {
  const { inResponseTo: _, ...spec } = SPEC;
  return wrap(signResponse(idp, { ...spec, ...changes }).xml);
}

/** An input of a text that somebody has. */
export function wrap(xml: string, more: Partial<SamlInput> = {}): SamlInput {
  return { kind: "response", xml, container: "raw XML", others: 0, ...more };
}

/** A response whose assertion, or whose outer part, is written otherwise before it is signed. */
export const assertionWith = (from: string | RegExp, to: string, changes: Partial<ResponseSpec> = {}): SamlInput => signed({ ...changes, edit: { assertion: (xml) => once(xml, from, to) } });
export const responseWith = (from: string | RegExp, to: string, changes: Partial<ResponseSpec> = {}): SamlInput => signed({ ...changes, edit: { response: (xml) => once(xml, from, to) } });

/** A signed response changed on its way. */
export const tampered = (from: string | RegExp, to: string, changes: Partial<ResponseSpec> = {}): SamlInput => wrap(once(signed(changes).xml, from, to));

/** Replaces once, or fails: a mutation that changes nothing proves nothing. */
export function once(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
}

/** The request that IAM Identity Center sends, as a recording has it beside the response. */
export const request = (id = SP_REQUEST, issued = later(-1), issuer = AUDIENCE): SamlInput =>
  wrap(`<saml2p:AuthnRequest xmlns:saml2p="${NS.protocol}" ID="${id}" Version="2.0" IssueInstant="${issued.toISOString()}"><Issuer xmlns="${NS.assertion}">${issuer}</Issuer></saml2p:AuthnRequest>`, { kind: "request" });

/** What the environment expects, less some of it. */
export function without(...keys: readonly (keyof Expectations)[]): Expectations {
  return Object.fromEntries(Object.entries(EXPECTED).filter(([key]) => !keys.some((one) => one === key)));
}
