/** The part of an answer that says whether to ask again. */
export interface Refusal {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly body: string;
}

/** What GitHub asks for where it names no time after a secondary rate limit: at least a minute. */
const SECONDARY_MS = 60_000;

/**
 * How long to wait before the same request may be sent again, in milliseconds, or undefined where asking again is of no use.
 * `attempt` counts from 0; `now` is in milliseconds since 1970.
 */
export function waitBefore({ status, headers, body }: Refusal, attempt: number, now: number): number | undefined {
  if (status >= 500) return secondsIn(headers.get("retry-after")) ?? 1000 * 2 ** attempt;
  if (status !== 429 && status !== 403) return undefined;
  const asked = secondsIn(headers.get("retry-after"));
  if (asked !== undefined) return asked;
  const reset = secondsIn(headers.get("x-ratelimit-reset"));
  if (headers.get("x-ratelimit-remaining") === "0" && reset !== undefined) return Math.max(0, reset - now) + 1000;
  // A token that may not do something is refused with 403 as well, and would be for ever.
  return status === 429 || /rate limit/i.test(body) ? SECONDARY_MS * 2 ** attempt : undefined;
}

/** Seconds as a header writes them, in milliseconds. */
function secondsIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) * 1000 : undefined;
}
