import type { Region } from "../model/region";

/** What IAM Identity Center, with the settings of one environment, expects of a response. Each part may be unknown: what depends on it is then said to be unchecked. */
export interface Expectations {
  readonly region?: Region;
  /** SP entity id, exact. */
  readonly audience?: string;
  /** ACS URLs, the primary Region's first. */
  readonly acsUrls?: readonly string[];
  /** IdP issuer (entity id), exact. */
  readonly issuer?: string;
  /** Certificates (PEM or DER base64) that are active in IAM Identity Center for this IdP; where none is known it is left out, an empty list is an error. */
  readonly certificates?: readonly string[];
  /** The same two as Okta's own metadata says them: what Okta has, which is not what IAM Identity Center has once one of them changed. */
  readonly oktaIssuer?: string;
  readonly oktaCertificates?: readonly string[];
  /** userName in IAM Identity Center of the person who signs in. */
  readonly userName?: string;
  /** ABAC keys that the environment sends in the assertion. */
  readonly samlAttributes?: readonly string[];
  /** ABAC keys that IAM Identity Center reads from its identity store: must not come in the assertion too. */
  readonly directoryAttributes?: readonly string[];
  /** Authentication contexts (AuthnContextClassRef) of which the response must name one. */
  readonly authnContexts?: readonly string[];
}
