import type { z } from "zod";
import { HcpError } from "./hcp-error";
import { json } from "./json";
import type { Network } from "./network";
import { refusal } from "./refusal";
import type { Secret } from "./secret";
import { send, type Answer } from "./send";
import { discoveryDocument } from "./shapes";

/** The API of one host with one token, request by request. */
export interface Api {
  readonly host: string;
  /** Reads a document; `what` says in messages what was asked for. */
  read<Shape extends z.ZodType>(path: string, shape: Shape, what: string): Promise<z.infer<Shape>>;
  /** Reads a text that the API gives itself or sends to another address for; undefined as long as there is none. */
  download(path: string, limit: number, what: string): Promise<string | undefined>;
  /** Has something done. It is not tried again where it may have been done. */
  act(path: string, body: unknown, what: string): Promise<void>;
}

const DOCUMENT_LIMIT = 4_000_000;
const MOST_REDIRECTS = 5;

/** Asks the host, as Terraform does, where its API is; the token goes to this host alone, so an API elsewhere is refused. */
export async function openApi(host: string, token: Secret, network: Network): Promise<Api> {
  const base = await discover(host, network);
  const ask = async (path: string, limit: number, method: "GET" | "POST" = "GET", body?: string): Promise<Answer> => {
    return send(network, { url: new URL(path, base), method, token, limit, ...(body === undefined ? {} : { body }) });
  };
  // What a server says is shown, and it may say what it was sent.
  const hide = (value: string) => token.hide(value);
  const refused = (answer: Answer, what: string) => new HcpError(refusal(host, token.from, answer, what, hide));

  return {
    host,
    async read(path, shape, what) {
      const answer = await ask(path, DOCUMENT_LIMIT);
      if (answer.status !== 200) throw refused(answer, what);
      return parsed(answer.text, shape, `${host} about ${what}`, hide);
    },
    async download(path, limit, what) {
      let answer = await ask(path, limit);
      const start = new URL(path, base);
      let url = start;
      // The address alone opens what is there, for a minute: nothing else goes with it, and it is never shown.
      for (let hop = 0; isRedirect(answer); hop += 1) {
        if (hop === MOST_REDIRECTS) throw new HcpError(`${host} sends from one address to the next (${MOST_REDIRECTS}) for ${what}`);
        url = redirected(url, answer, what);
        answer = await send(network, { url, method: "GET", limit });
      }
      if (answer.status === 204) return undefined;
      if (answer.status === 200) return answer.text;
      if (url !== start) throw new HcpError(`the address at ${url.host} that ${host} gave for ${what} answers ${answer.status}: such an address lives for a minute, so try again`);
      throw refused(answer, what);
    },
    async act(path, body, what) {
      const unsure = `; whether ${what} has begun is not known, so look at the run first`;
      const answer = await ask(path, DOCUMENT_LIMIT, "POST", JSON.stringify(body)).catch((cause: unknown) => {
        throw cause instanceof HcpError ? new HcpError(`${cause.message}${unsure}`) : cause;
      });
      if (answer.status >= 500) throw new HcpError(`${refused(answer, what).message}${unsure}`);
      if (answer.status < 200 || answer.status > 299) throw refused(answer, what);
    },
  };
}

async function discover(host: string, network: Network): Promise<URL> {
  const at = new URL(`https://${host}/.well-known/terraform.json`);
  const { status, text } = await send(network, { url: at, method: "GET", limit: DOCUMENT_LIMIT });
  if (status !== 200) throw new HcpError(`${host} does not say where its API is (${status} for ${at.pathname}): is it HCP Terraform or Terraform Enterprise?`);
  const { "tfe.v2": path } = parsed(text, discoveryDocument, `${host} about its services`);
  const base = URL.canParse(path, at) ? new URL(path, at) : undefined;
  if (base?.origin !== at.origin || base.username !== "") throw new HcpError(`${host} names another host for its API; the token is for ${host}, and is not sent elsewhere`);
  // Paths are resolved against it, which would lose a last part without a slash.
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

function isRedirect({ status, headers }: Answer): boolean {
  return status > 300 && status < 400 && headers.has("location");
}

function redirected(from: URL, { headers }: Answer, what: string): URL {
  const location = headers.get("location") ?? "";
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (to?.protocol !== "https:" || to.username !== "" || to.password !== "") {
    throw new HcpError(`${from.host} sends to an address that is not https for ${what}${to === undefined ? "" : ` (${to.protocol}//${to.host})`}; it was not called`);
  }
  return to;
}

function parsed<Shape extends z.ZodType>(text: string, shape: Shape, what: string, hide?: (value: string) => string): z.infer<Shape> {
  const read = shape.safeParse(json(text, hide));
  if (read.success) return read.data;
  const places = read.error.issues.slice(0, 3).map(({ path }) => (path.length === 0 ? "the whole" : path.join(".")));
  throw new HcpError(`the answer of ${what} is not what its API promises (${places.join(", ")}): is it HCP Terraform, or something in between?`);
}
