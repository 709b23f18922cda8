import type { Answer } from "./input";

/** One SAML parameter found in a file, not decoded yet. */
export interface Message {
  readonly parameter: "SAMLResponse" | "SAMLRequest";
  /** As it stood there, percent-encoding undone where the place demands it. */
  readonly value: string;
  /** `post`: the browser sent it; `page`: a page was about to send it; `redirect`: in a URL; `decoded`: a tool's own copy, more or less decoded. */
  readonly via: "post" | "page" | "redirect" | "decoded";
  readonly container: string;
  readonly relayState?: string;
  readonly postedTo?: string;
  readonly sentAt?: Date;
  readonly posted?: boolean;
  readonly answers?: readonly Answer[];
  /** What the same request holds that makes it undecided which message its receiver takes: `2 SAMLResponse`. */
  readonly ambiguous?: string;
  /** A + stood bare in the text, which may be a decoded copy; a receiver of a form reads a blank. */
  readonly plus?: boolean;
  /** It is a tool's decoded copy, which tells nothing about how the message was encoded on its way. */
  readonly copy?: boolean;
}

/** The messages of one request, one of each parameter at most: of several it is undecided which the receiver takes. */
export function oneOfEach(messages: readonly Message[]): Message[] {
  return (["SAMLResponse", "SAMLRequest"] as const).flatMap((parameter): Message[] => {
    const [first, ...more] = messages.filter((one) => one.parameter === parameter);
    if (first === undefined) return [];
    return more.length === 0 ? [first] : [{ ...first, ambiguous: first.ambiguous ?? `${(more.length + 1).toLocaleString("en-US")} ${parameter}` }];
  });
}

/** Where IAM Identity Center takes responses; a browser posts others in the same sign-in, such as one to Okta by a further IdP. */
const ACS = /^https:\/\/[^/?#]+\/platform\/saml\/acs\//;

/** The message that a sign-in failed with: the last response posted to IAM Identity Center, else the last posted, else the best there is; `others` are passed over. */
export function choose(messages: readonly Message[]): { readonly message: Message; readonly others: readonly Message[] } | undefined {
  const responses = messages.filter(({ parameter }) => parameter === "SAMLResponse");
  const posted = responses.filter(({ via }) => via === "post");
  const message =
    posted.findLast(({ postedTo }) => postedTo !== undefined && ACS.test(postedTo)) ??
    posted.at(-1) ??
    (["page", "redirect", "decoded"] as const).map((via) => responses.findLast((one) => one.via === via)).find((one) => one !== undefined) ??
    messages.findLast(({ answers }) => answers?.some(isRefusal) === true) ??
    messages.at(-1);
  return message && { message, others: distinct(messages, message) };
}

/** Okta refused: it makes no response then, so no later message tells more. */
export function isRefusal({ of, status }: Answer): boolean {
  return of === "okta" && status >= 400;
}

/** A page that is about to post and the post itself are one message; two posts of the same are two, since the second is a replay. */
function distinct(messages: readonly Message[], chosen: Message): Message[] {
  const seen = new Set(messages.filter((one) => one.via !== "page" || one === chosen).map(({ value }) => value));
  return messages.filter((one) => {
    if (one === chosen || (one.via === "page" && seen.has(one.value))) return false;
    seen.add(one.value);
    return true;
  });
}
