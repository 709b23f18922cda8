import { HcpError } from "./hcp-error";
import type { Network } from "./network";
import type { Secret } from "./secret";

/** One request, which goes to one host and nowhere else: redirects come back as answers. */
export interface Request {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly body?: string;
  /** Only for the host that the token is for: the caller has made sure. */
  readonly token?: Secret;
  /** Most bytes of the answer, as it is after unpacking. */
  readonly limit: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** For one try, the answer's body included. */
const TRY_MS = 120_000;
/** Pauses between tries, in milliseconds; a server's own wish counts more, up to the last of them. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000];
const LONGEST_PAUSE = 60_000;

/** Sends a request, and again where the server is busy or broken or the way to it is; the last answer counts. */
export async function send(network: Network, request: Request): Promise<Answer> {
  for (let tried = 0; ; tried += 1) {
    const pause = PAUSES[tried];
    const outcome = await attempt(network, request);
    // What was sent to do something may have been done, though no answer came; only a refusal for too many requests is sure.
    const again = "status" in outcome ? outcome.status === 429 || (request.method === "GET" && outcome.status >= 500) : request.method === "GET" && outcome.passing;
    if (!again || pause === undefined) {
      if ("status" in outcome) return outcome;
      throw new HcpError(outcome.failed);
    }
    await network.sleep("status" in outcome ? (asked(outcome.headers) ?? pause) : pause);
  }
}

/** No answer: why, and whether it may pass. */
interface Failure {
  readonly failed: string;
  readonly passing: boolean;
}

async function attempt(network: Network, { url, method, body, token, limit }: Request): Promise<Answer | Failure> {
  const abort = new AbortController();
  // Ending the connection makes reading it fail in one way or another; why it was ended is what is told.
  let ended: Failure | undefined;
  const end = (failed: string, passing: boolean) => {
    ended = { failed, passing };
    abort.abort();
    return ended;
  };
  const timer = setTimeout(() => end(`${url.host} did not answer within ${TRY_MS / 1000} s`, true), TRY_MS);
  try {
    const response = await network.fetch(url.href, {
      method,
      redirect: "manual",
      signal: abort.signal,
      headers: { accept: "application/vnd.api+json, application/json", ...(body === undefined ? {} : { "content-type": "application/vnd.api+json" }), ...(token === undefined ? {} : { authorization: token.authorization() }) },
      ...(body === undefined ? {} : { body }),
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > limit) return end(`${url.host} answered more than ${Math.round(limit / 1_000_000)} MB, and was cut off`, false);
      chunks.push(chunk);
    }
    return { status: response.status, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") };
  } catch (cause) {
    return ended ?? noAnswer(url.host, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** Of an error of fetch only its code is told: its text may quote what was sent. */
function noAnswer(host: string, cause: unknown): Failure {
  const code = errorCode(cause);
  if (/CERT|SIGNATURE|TLS|SSL/.test(code)) {
    return { failed: `the certificate of ${host} is not trusted (${code}): give Node the certificate authority with NODE_EXTRA_CA_CERTS=ca.pem (what Terraform reads from SSL_CERT_FILE)`, passing: false };
  }
  if (code === "ENOTFOUND") return { failed: `${host} is not known here (${code}): is the hostname right, and is there a way out?`, passing: false };
  return { failed: `${host} can't be reached (${code}): where only a proxy leads out, Node 24 takes it with NODE_USE_ENV_PROXY=1`, passing: true };
}

function errorCode(cause: unknown): string {
  let inner = cause;
  while (inner instanceof Error && inner.cause !== undefined) inner = inner.cause;
  const code: unknown = typeof inner === "object" && inner !== null ? Reflect.get(inner, "code") : undefined;
  return typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? code : "no code";
}

/** How long a server that refuses asks to wait, in milliseconds. */
function asked(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? headers.get("x-ratelimit-reset") ?? Number.NaN);
  return seconds >= 0 ? Math.min(Math.ceil(seconds * 1000), LONGEST_PAUSE) : undefined;
}
