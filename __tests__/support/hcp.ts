import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Network } from "../../src/hcp/network";
import type { Machine } from "../../src/terraform/machine";

/** Hosts of the invented company; none is ever called. */
export const HOST = "tfe.acme.example";
export const ARCHIVE = "archivist.acme.example";
export const TOKEN = "Abc123.atlasv1.do-not-show-me";
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes as they are, everything else as JSON. */
  readonly body?: unknown;
}

export interface Seen {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface HcpStandIn {
  /** Brings https of any host to this machine; its clock moves only while somebody sleeps. */
  readonly network: Network;
  readonly seen: Seen[];
  /** What was slept, in seconds. */
  readonly slept: number[];
  /** What a host answers for a path, one after the other; the last answer stays. */
  on(host: string, path: string, ...replies: readonly Reply[]): void;
  close(): Promise<void>;
}

/** A machine whose only token is the one of `HOST`. */
export const machine: Machine = { env: { TF_TOKEN_tfe_acme_example: TOKEN }, home: "/no-home", root: "", platform: "linux_amd64" };

/** A server of the API on a free loopback port, behind which every host is played; it knows nothing but what `on` taught it. */
export async function startHcp(): Promise<HcpStandIn> {
  const replies = new Map<string, Reply[]>();
  const [seen, slept]: [Seen[], number[]] = [[], []];
  let clock = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const host = String(request.headers["x-host"]);
      const path = decodeURI(request.url ?? "");
      seen.push({ host, method: request.method ?? "", path, authorization: request.headers.authorization, body: await text(request) });
      const queue = replies.get(`${host} ${path}`) ?? [{ status: 404, body: { errors: [{ status: "404", title: "not found" }] } }];
      const reply = queue.length > 1 ? queue.shift() : queue[0];
      response.writeHead(reply?.status ?? 500, { "content-type": "application/vnd.api+json", ...reply?.headers });
      const body = reply?.body;
      response.end(body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    network: {
      fetch: (url, init) => {
        const { protocol, host, pathname, search } = new URL(url);
        if (protocol !== "https:") throw new Error(`${url} was called, which is not https`);
        const headers = new Headers(init.headers);
        headers.set("x-host", host);
        return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers });
      },
      sleep: async (milliseconds) => {
        slept.push(milliseconds / 1000);
        clock += milliseconds;
      },
      now: () => clock,
    },
    seen,
    slept,
    on: (host, path, ...some) => void replies.set(`${host} ${path}`, [...some]),
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
