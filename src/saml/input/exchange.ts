import { knownPhrase } from "../explain/known-phrase";
import { withoutQuery } from "./address";
import { unescapeHtml } from "./entities";
import { ownerOf } from "./hosts";
import type { Answer } from "./input";
import { MAX_MESSAGES } from "./limits";
import { oneOfEach, type Message } from "./message";

/** One request of a recording with its answer. */
export interface Exchange {
  readonly method: string;
  readonly url?: string;
  /** What the request sent or its page holds. */
  readonly messages: readonly Message[];
  readonly at?: Date;
  /** Of HTTP; left out where none came. */
  readonly status?: number;
  /** Content type of the answer. */
  readonly type?: string;
  readonly body?: string;
}

/** Answers told of one message; after an error a page asks for the same again and again. */
const MOST_ANSWERS = 20;

/** The messages of a recording, each with what Okta and AWS answered, and those of pages with whether the browser sent them. */
export function messagesOf(all: readonly Exchange[]): Message[] {
  const exchanges = all.map((one) => ({ ...one, messages: [...oneOfEach(one.messages.filter(({ via }) => via !== "page")), ...one.messages.filter(({ via }) => via === "page")] }));
  const count = exchanges.reduce((sum, { messages }) => sum + messages.length, 0);
  // The reader refuses so many; to look for the answers of each would take the square of them.
  if (count > MAX_MESSAGES) return exchanges.flatMap(({ messages }) => messages);
  const answers = answersOf(exchanges);
  const sends = exchanges.map(({ messages }) => messages.some(({ via }) => via !== "page"));
  const empty = emptyPosts(exchanges);
  const after = (start: number): readonly Answer[] => {
    const next = sends.indexOf(true, start + 1);
    const own = answers[start];
    return [...(own === undefined ? [] : [own.answer]), ...answers.slice(start + 1, next < 0 ? undefined : next).flatMap((one) => (one?.isTelling === true ? [one.answer] : []))].slice(0, MOST_ANSWERS);
  };
  return exchanges.flatMap(({ messages }, index) => messages.map((message): Message => {
    if (message.via !== "page") return { ...message, posted: true, answers: after(index) };
    // The body of the POST may be missing from the recording while the page that made it is there.
    const post = empty.get(message.postedTo ?? "")?.find((at) => at > index);
    if (post === undefined) return { ...message, posted: false, answers: [] };
    const { sentAt: _, ...page } = message;
    const at = exchanges[post]?.at;
    return { ...page, posted: true, ...(at === undefined ? {} : { sentAt: at }), answers: after(post) };
  }));
}

/** Where the recording has a POST without a message, by its address. */
function emptyPosts(exchanges: readonly Exchange[]): ReadonlyMap<string, readonly number[]> {
  const posts = new Map<string, number[]>();
  for (const [index, { method, url, messages }] of exchanges.entries()) {
    if (method !== "POST" || url === undefined || messages.some(({ via }) => via !== "page")) continue;
    const address = withoutQuery(url);
    const known = posts.get(address);
    if (known === undefined) posts.set(address, [index]);
    else known.push(index);
  }
  return posts;
}

/** The answers by which Okta refused a sign-in in a recording without any message. */
export function refusalsOf(exchanges: readonly Exchange[]): Answer[] {
  return answersOf(exchanges).flatMap((one) => (one?.answer.of === "okta" && one.isTelling && (one.answer.text !== undefined || one.isOfApp) ? [one.answer] : []));
}

interface Judged {
  readonly answer: Answer;
  /** Whether it says something by itself, not only as the answer to a message. */
  readonly isTelling: boolean;
  /** Whether an app of Okta was asked for. */
  readonly isOfApp: boolean;
}

function answersOf(exchanges: readonly Exchange[]): (Judged | undefined)[] {
  const oktas = new Set(exchanges.flatMap(({ url, messages }) => (messages.some(({ parameter, via }) => parameter === "SAMLRequest" || via === "page") ? (placeOf(url)?.hostname ?? []) : [])));
  return exchanges.map((exchange) => judge(exchange, oktas));
}

function judge({ url, status, type = "", body = "" }: Exchange, oktas: ReadonlySet<string>): Judged | undefined {
  const place = placeOf(url);
  const of = place && ownerOf(place.hostname, oktas);
  if (place === undefined || of === undefined || status === undefined || !Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const isPage = /html/i.test(type);
  // Scripts hold every message that a page can show; of Okta's own pages only a refusal shows one that was meant.
  const isAsset = /\.[a-z0-9]{2,5}$/.test(place.pathname);
  const text = (status >= 400 || of === "aws") && /html|json|text\/plain|^$/i.test(type) && !isAsset ? knownPhrase(readable(body)) : undefined;
  const isFailure = status >= 400 && !isAsset && (isPage || (of === "aws" && place.pathname.startsWith("/platform/")));
  return { answer: { of, host: place.host, status, ...(text === undefined ? {} : { text }) }, isTelling: text !== undefined || isFailure, isOfApp: /^\/(?:app|home)\/./.test(place.pathname) };
}

/** Longest part of a page that is read: an error stands at its beginning. */
const MOST_OF_PAGE = 100_000;

/** The text of a page without its tags and scripts. */
function readable(body: string): string {
  const outside = body.slice(0, MOST_OF_PAGE).split(/<\/?(?:script|style)(?=[\s>])/i).filter((_, index) => index % 2 === 0).join(" ");
  return unescapeHtml(outside.replaceAll(/<[^<>]*>/g, " ").replaceAll(/\\u0027|\\'/g, "'"));
}

function placeOf(url: string | undefined): URL | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
}

