import type { KeyObject } from "node:crypto";

/** An identity provider that signs: what Okta has of an app. */
export interface SigningIdp {
  /** Entity id: `http://www.okta.com/exk...`. */
  readonly issuer: string;
  /** RSA; never written down in this repository. */
  readonly privateKey: KeyObject | string;
  /** PEM or base64 DER; goes into KeyInfo and metadata as it is. */
  readonly certificate: string;
}

/** One response, with what Okta or a test may vary. */
export interface ResponseSpec {
  /** ACS URL. */
  readonly destination: string;
  /** @default destination */
  readonly recipient?: string;
  /** SP entity id; several make several Audience elements. */
  readonly audience: string | readonly string[];
  /** ID of the AuthnRequest. @default none: sign-in that begins at Okta */
  readonly inResponseTo?: string;
  readonly nameId: {
    readonly value: string;
    /** @default the email format */
    readonly format?: string;
  };
  readonly issueInstant: Date;
  /** @default issueInstant - 5 min, as Okta */
  readonly notBefore?: Date;
  /** Of conditions and subject confirmation. @default issueInstant + 5 min, as Okta */
  readonly notOnOrAfter?: Date;
  /** @default issueInstant */
  readonly authnInstant?: Date;
  /** @default inResponseTo, or an id of its own: as Okta */
  readonly sessionIndex?: string;
  /** @default PasswordProtectedTransport */
  readonly authnContextClassRef?: string;
  readonly attributes?: readonly AttributeSpec[];
  /** @default "both", as Okta */
  readonly sign?: "both" | "response" | "assertion" | "none";
  readonly algorithms?: Algorithms;
  /** @default random, as Okta's: `id` and digits */
  readonly ids?: { readonly response?: string; readonly assertion?: string };
  /** @default Success, with an assertion; any other comes without one */
  readonly status?: { readonly code: string; readonly subcode?: string; readonly message?: string };
  /** Changes XML before it is signed: for shapes that Okta never makes. */
  readonly edit?: {
    /** The assertion, before its own signature. */
    readonly assertion?: (xml: string) => string;
    /** The response, its assertion signed already. */
    readonly response?: (xml: string) => string;
    /** A SignedInfo, before it is signed. */
    readonly signedInfo?: (xml: string, of: "response" | "assertion") => string;
  };
}

export interface AttributeSpec {
  readonly name: string;
  /** @default the unspecified format, as Okta */
  readonly nameFormat?: string;
  readonly values: readonly string[];
  /** xsi:type. @default "xs:string" */
  readonly type?: string;
}

export interface Algorithms {
  /** @default RSA-SHA256 */
  readonly signature?: string;
  /** @default SHA-256 */
  readonly digest?: string;
}
