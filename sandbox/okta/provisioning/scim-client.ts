import { STATUS_CODES } from "node:http";
import { field, parseJson, text, type Unread } from "../json";

/** What a person types into the admin console; the token stays in memory. */
export interface ScimConnection {
  /** Base URL. A slash at its end doubles in every address, as it does in Okta. */
  readonly endpoint: string;
  readonly token: string;
  /** @default the global fetch */
  readonly fetch?: typeof fetch;
}

export interface RetryOptions {
  /** @default really waits */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Of one request, the first among them. @default 5 */
  readonly attempts?: number;
}

/** A request that AWS refused, or that never reached it, in the words in which Okta shows it. */
export class ScimFailure extends Error {
  constructor(
    readonly status: number | undefined,
    message: string,
  ) {
    super(message);
  }
}

const SECOND = 1000;
const LONGEST_WAIT = 60 * SECOND;

export class ScimClient {
  /** Said of the first 401: from then on Okta calls no more. */
  broken: string | undefined;
  /** How many requests were answered as wanted. */
  succeeded = 0;
  readonly #fetch: typeof fetch;
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #attempts: number;

  constructor(
    private readonly connection: ScimConnection,
    { sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), attempts = 5 }: RetryOptions = {},
  ) {
    this.#fetch = connection.fetch ?? fetch;
    this.#sleep = sleep;
    this.#attempts = attempts;
  }

  /** `doing` opens the message of a failure: "Error while creating user". */
  async call(doing: string, method: string, path: string, body?: object): Promise<Unread> {
    if (this.broken !== undefined) throw new ScimFailure(401, this.broken);
    const { status, answer } = await this.#patiently(doing, method, path, body);
    if (status >= 200 && status < 300) {
      this.succeeded += 1;
      return answer;
    }
    const detail = text(field(answer, "detail"));
    const message = `${doing}: ${STATUS_CODES[status] ?? status}${detail === undefined ? "" : `. Errors reported by remote server: ${detail}`}`;
    if (status === 401) this.broken = `${doing}: Unauthorized`;
    throw new ScimFailure(status, status === 401 ? `${doing}: Unauthorized` : message);
  }

  /** Tries again what may succeed later: throttled, failed on the other side, not reached. */
  async #patiently(doing: string, method: string, path: string, body?: object): Promise<{ readonly status: number; readonly answer: Unread }> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= this.#attempts;
      const backoff = Math.min(SECOND * 2 ** (attempt - 1), LONGEST_WAIT);
      let response: Response;
      let content: string;
      try {
        response = await this.#send(method, path, body);
        content = await response.text();
      } catch (cause) {
        if (last) throw new ScimFailure(undefined, `${doing}: ${reasonOf(cause)}`);
        await this.#sleep(backoff);
        continue;
      }
      if (last || (response.status !== 429 && response.status < 500)) return { status: response.status, answer: parseJson(content) };
      await this.#sleep(response.status === 429 ? (retryAfter(response) ?? backoff) : backoff);
    }
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    const { endpoint, token } = this.connection;
    return this.#fetch(`${endpoint}${path}`, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${token}`, accept: "application/scim+json", "content-type": "application/scim+json", "user-agent": "Okta SCIM Client 1.0.0" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

/** Seconds or a date, as HTTP allows; never more than a minute, whatever the other side asks. */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get("retry-after") ?? "";
  const wait = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

/** fetch hides what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = member(error, "cause") ?? error;
  return String(member(cause, "code") ?? member(cause, "message") ?? cause);
}

const member = (of: unknown, name: string): unknown => (typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined);
