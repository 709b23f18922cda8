import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { visible } from "../model/problem";
import { GitHubError } from "./error";
import { waitBefore } from "./wait";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** GitHub's REST API with one token. */
export interface GitHub {
  /** Gives the JSON of a successful answer, undefined where it has none; anything else is a `GitHubError`. */
  ask(method: Method, path: string, body?: unknown): Promise<unknown>;
}

export interface GitHubOptions {
  /** `https://api.github.com`, or the address of a GitHub Enterprise Server. */
  readonly api: string;
  readonly token: string;
  /** How waiting is done. @default the clock */
  readonly wait?: (ms: number) => Promise<unknown>;
}

const ATTEMPTS = 5;
/** A job waits no longer than this for one answer: what takes longer is for the next run. */
const LONGEST_WAIT_MS = 120_000;
const TIMEOUT_MS = 30_000;

/**
 * Asks again after server errors, cut connections and rate limits, as long as GitHub wants it to be waited. A POST whose answer is lost may have been
 * done, so it is not sent again: `unavailable` tells the caller, who knows how to look.
 */
export function connect({ api, token, wait = pause }: GitHubOptions): GitHub {
  return {
    async ask(method, path, body) {
      const words = `${method} ${path}`;
      for (let attempt = 0; ; attempt += 1) {
        const answer = await send(method, `${api}${path}`, token, body);
        if ("lost" in answer) {
          if (method === "POST" || attempt + 1 >= ATTEMPTS) throw new GitHubError(said(`${words} had no answer: ${answer.lost}`, token), "unavailable");
          await wait(1000 * 2 ** attempt);
          continue;
        }
        if (answer.status >= 200 && answer.status < 300) return parse(answer.body, words);
        const ms = waitBefore(answer, attempt, Date.now());
        const why = said(`${words}: ${answer.status} ${reason(answer.body)}`, token);
        if (ms === undefined) throw new GitHubError(why, "refused", answer.status);
        if (answer.status >= 500 && method === "POST") throw new GitHubError(why, "unavailable", answer.status);
        if (ms > LONGEST_WAIT_MS) throw new GitHubError(`${why}; it asks to wait ${Math.ceil(ms / 1000)} s: run this again then`, "limited", answer.status);
        if (attempt + 1 >= ATTEMPTS) throw new GitHubError(`${why}, ${ATTEMPTS} times`, answer.status >= 500 ? "unavailable" : "limited", answer.status);
        await wait(ms);
      }
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function send(method: Method, url: string, token: string, body: unknown): Promise<Answer | { readonly lost: string }> {
  try {
    const response = await fetch(url, {
      method,
      // Another address than the one asked must not get the token, and a POST that is sent elsewhere becomes a GET.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
        "user-agent": "idc",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (cause) {
    return { lost: lostBecause(cause) };
  }
}

function lostBecause(cause: unknown): string {
  if (!(cause instanceof Error)) return "the connection failed";
  if (cause.name === "TimeoutError") return `nothing came within ${TIMEOUT_MS / 1000} s`;
  const inner = cause.cause;
  return inner instanceof Error && "code" in inner ? String(inner.code) : "the connection failed";
}

function parse(text: string, words: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new GitHubError(`${words} was answered with something else than JSON: is GITHUB_API_URL the address of GitHub's API?`, "refused");
  }
}

const refusalShape = z.object({ message: z.string(), errors: z.array(z.object({ message: z.string().optional() })).optional().catch(undefined) });

/** GitHub's own sentence, where it gives one; a proxy's page would only fill the log. */
function reason(text: string): string {
  try {
    const { message, errors = [] } = refusalShape.parse(JSON.parse(text));
    return [message, ...errors.flatMap((one) => one.message ?? [])].join(", ");
  } catch {
    return "without a reason";
  }
}

/** What came from outside, for a line of a log; the token is taken out even where somebody answers with it. */
function said(text: string, token: string): string {
  return visible(text.replaceAll(token, "***")).slice(0, 600);
}
