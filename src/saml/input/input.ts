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
  /** When it was sent, where the container tells: by the clock of the server that answered, else by the browser's. Where it was never sent (`posted` is false), when the page with it came. */
  readonly sentAt?: Date;
  /** Whether the browser sent it at all: false where a recording has the page that was to send it and no post after it; left out where the container can't tell. */
  readonly posted?: boolean;
  /** What Okta and AWS answered to it and after it, up to the next message, in order; left out where the container is no recording. */
  readonly answers?: readonly Answer[];
  /** Further SAML messages in the same file, which were passed over. */
  readonly others: number;
  /** What the container itself gave away and did not stop the reading: a message encoded twice, or sent by redirect. */
  readonly notes?: readonly Finding[];
}

/** An answer of Okta or of AWS in a recording. */
export interface Answer {
  /** Whose host it is; the reader always says it, also for a domain of a company's own. */
  readonly of?: "okta" | "aws";
  readonly host: string;
  /** Of HTTP. */
  readonly status: number;
  /** The message of `idc saml explain` that its page shows, word by word; never anything else of the page. */
  readonly text?: string;
}

/** Why nothing could be read. */
export interface Unreadable {
  readonly faults: readonly [Finding, ...Finding[]];
}
