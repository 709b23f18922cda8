import type { Expectations } from "../../expectations";
import type { CheckContext, Needs } from "./check";
import { FIX } from "./places";

/** A question that was not answered, and why; never counted as passed. */
export interface Unchecked {
  readonly what: string;
  readonly why: string;
  /** What would answer it. */
  readonly close?: Close;
}

/** A value that a person can give. */
export interface Close {
  /** `audience`, as a list of what was not compared names it. */
  readonly name: string;
  /** `--audience URL`. */
  readonly flag: string;
  /** Where the value stands. */
  readonly where: string;
  /** The expectation that it sets. */
  readonly lacks?: keyof Expectations;
}

const CONSOLE = `AWS console > ${FIX.authentication}`;
const WHOLE = "; or download the metadata file there: --metadata FILE takes it whole";

/** The values that answer questions, with the flag and the place of each. */
export const CLOSE = {
  certificate: { name: "certificate", flag: "--certificate FILE", where: `AWS console > ${FIX.certificates}, or compare the fingerprint there`, lacks: "certificates" },
  issuer: { name: "issuer", flag: "--issuer URL", where: `${CONSOLE}: the IdP issuer URL`, lacks: "issuer" },
  audience: { name: "audience", flag: "--audience URL", where: `${CONSOLE}: the IAM Identity Center issuer URL${WHOLE}`, lacks: "audience" },
  acs: { name: "ACS URL", flag: "--acs URL", where: `${CONSOLE}: the ACS URLs${WHOLE}`, lacks: "acsUrls" },
  user: { name: "userName", flag: "--user NAME", where: "AWS console > IAM Identity Center > Users > the person: Username", lacks: "userName" },
  environment: { name: "session attributes", flag: "--environment NAME", where: "the names in environments/index.ts", lacks: "samlAttributes" },
  context: { name: "authentication context", flag: "--authn-context URI", where: "only where your org sends another than Okta's default", lacks: "authnContexts" },
  time: { name: "time of the post", flag: "--at TIME", where: "CloudTrail, event ExternalIdPDirectoryLogin, or when the person saw the error" },
} as const satisfies Readonly<Record<string, Close>>;

/** Why a check was not made that needs this, and what would let it. */
export const MISSING: Readonly<Record<keyof Needs, Omit<Unchecked, "what">>> = {
  assertion: { why: "there is no assertion that can be read" },
  signatures: { why: "nothing is signed" },
  signedBy: { why: "no signature verified" },
  region: { why: "the Region was not given", close: CLOSE.environment },
  audience: { why: "it was not given", close: CLOSE.audience },
  acsUrls: { why: "these were not given", close: CLOSE.acs },
  issuer: { why: "it was not given", close: CLOSE.issuer },
  trustedIssuer: { why: "it was not given", close: CLOSE.issuer },
  oktaIssuer: { why: "Okta's metadata was not given" },
  certificates: { why: "its certificates were not given", close: CLOSE.certificate },
  signers: { why: "its certificates were not given", close: CLOSE.certificate },
  oktaCertificates: { why: "Okta's metadata was not given" },
  userName: { why: "it was not given", close: CLOSE.user },
  samlAttributes: { why: "no environment was given", close: CLOSE.environment },
  directoryAttributes: { why: "no environment was given", close: CLOSE.environment },
  authnContexts: { why: "no authentication context was asked for", close: CLOSE.context },
  received: { why: "nothing tells when it was posted", close: CLOSE.time },
  relayState: { why: "there was no RelayState" },
  postedTo: { why: "the container does not show where it was posted" },
  otherMessages: { why: "no other messages of the same recording were given" },
};

/** What only a verified signature would tell; a certificate to verify it with can be given where none was. */
export function unverified(what: string, { known }: Pick<CheckContext, "known">, why = "no signature could be verified"): Unchecked {
  return { what, why, ...(known.signers === undefined ? { close: CLOSE.certificate } : {}) };
}
