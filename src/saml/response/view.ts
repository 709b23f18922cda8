import type { Place } from "../finding";
import type { Departure } from "../schema/departures";

/**
 * Where values were read: `signed` the bytes that an expected certificate signed, `intact` bytes signed by the certificate that the response
 * brings itself, `document` the text as it came, which nobody vouches for.
 */
export type Origin = "signed" | "intact" | "document";

/** A text of the response, with its place in the decoded document. */
export interface Text {
  readonly value: string;
  readonly at: Place;
}

/** A point in time (SAML core 1.3.3: xs:dateTime in UTC); `time` is undefined where it is not one. */
export interface Instant extends Text {
  readonly time: number | undefined;
}

/** What a response says. */
export interface ResponseView {
  readonly origin: Origin;
  readonly at: Place;
  readonly version?: Text;
  readonly id?: Text;
  readonly issueInstant?: Instant;
  readonly destination?: Text;
  readonly inResponseTo?: Text;
  readonly issuer?: Text;
  readonly status?: StatusView;
  readonly assertions: readonly AssertionView[];
  readonly encryptedAssertions: readonly Place[];
  /** Where the document is not what SAML's schema allows. */
  readonly departures: readonly Departure[];
}

export interface StatusView {
  readonly at: Place;
  /** The top-level code first, then the codes inside it. */
  readonly codes: readonly Text[];
  readonly message?: Text;
}

export interface AssertionView {
  readonly origin: Origin;
  readonly at: Place;
  readonly version?: Text;
  readonly id?: Text;
  readonly issueInstant?: Instant;
  readonly issuer?: Text;
  readonly hasSubject: boolean;
  readonly nameIds: readonly NameIdView[];
  /** EncryptedID, EncryptedAttribute and the like. */
  readonly encrypted: readonly Place[];
  readonly confirmations: readonly ConfirmationView[];
  readonly conditions?: ConditionsView;
  readonly statements: readonly AuthnView[];
  readonly attributes: readonly AttributeView[];
}

export interface NameIdView extends Text {
  readonly format?: Text;
}

export interface ConfirmationView {
  readonly at: Place;
  readonly method?: Text;
  readonly hasData: boolean;
  readonly recipient?: Text;
  readonly inResponseTo?: Text;
  readonly notBefore?: Instant;
  readonly notOnOrAfter?: Instant;
}

export interface ConditionsView {
  readonly at: Place;
  readonly notBefore?: Instant;
  readonly notOnOrAfter?: Instant;
  /** One entry a restriction: all restrictions must hold, one audience in each is enough (SAML core 2.5.1.4). */
  readonly restrictions: readonly (readonly Text[])[];
}

export interface AuthnView {
  readonly at: Place;
  readonly instant?: Instant;
  readonly sessionNotOnOrAfter?: Instant;
  readonly classRef?: Text;
}

export interface AttributeView {
  readonly at: Place;
  readonly name: string;
  readonly nameFormat?: Text;
  readonly values: readonly AttributeValueView[];
}

interface AttributeValueView extends Text {
  /** Whether elements stand in the value. */
  readonly hasElements: boolean;
}
