import type { Finding } from "../finding";

/** A SAML message as it was taken out of what a person had. */
export interface SamlInput {
  readonly kind: "response" | "request" | "idp-metadata" | "sp-metadata";
  /** The decoded document, not parsed yet and not trusted. */
  readonly xml: string;
  /** What it was taken from, in words: `HAR entry 14, POST to eu-west-1.signin.aws`. */
  readonly container: string;
  readonly relayState?: string;
  /** The URL that the browser sent it to, where the container tells. */
  readonly postedTo?: string;
  /** When it was sent, where the container tells: by the clock of the server that answered, else by the browser's. */
  readonly sentAt?: Date;
  /** Further SAML messages in the same file, which were passed over. */
  readonly others: number;
  /** What the container itself gave away and did not stop the reading: a message encoded twice, or sent by redirect. */
  readonly notes?: readonly Finding[];
}

/** Why nothing could be read. */
export interface Unreadable {
  readonly faults: readonly [Finding, ...Finding[]];
}
