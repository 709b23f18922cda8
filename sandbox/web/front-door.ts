import { createServer } from "node:https";
import { createSigningKey } from "../okta/signing-key";
import { Busy } from "../busy";
import { plain, readWebRequest, sendWebReply, type Site, type WebReply } from "./message";

/** One loopback port behind which several hosts of the internet are played. */
export interface FrontDoor {
  readonly port: number;
  /** PEM of its self-signed certificate, for clients of the tests. */
  readonly certificate: string;
  /** What makes Chromium come here for these hosts and for no other. */
  readonly chromiumFlags: readonly string[];
  /** Adds a host, or a suffix of hosts (`*.signin.aws`). */
  serve(host: string, site: Site): void;
  /** How many requests it answered. */
  visits(): number;
  busySeconds(): number;
  close(): Promise<void>;
}

/** Opens it on a free port; a host that nobody plays answers 502. `answered` hears of every request once it is done. */
export async function openFrontDoor(answered?: () => void): Promise<FrontDoor> {
  const sites = new Map<string, Site>();
  const busy = new Busy();
  let visits = 0;
  const key = await createSigningKey("sandbox", { now: new Date(), notAfter: new Date(Date.now() + 2 * 86_400_000) });
  const certificate = pem("CERTIFICATE", key.certificate);
  const server = createServer({ key: key.privateKey.export({ type: "pkcs8", format: "pem" }), cert: certificate }, (message, response) => {
    void (async () => sendWebReply(response, await answer(await readWebRequest(message))))().catch(() => response.destroy()).finally(() => answered?.());
  });
  async function answer(request: Awaited<ReturnType<typeof readWebRequest>>): Promise<WebReply> {
    visits += 1;
    if (!("host" in request)) return request;
    const site = sites.get(request.host) ?? sites.get(`*${request.host.slice(request.host.indexOf("."))}`);
    try {
      return site === undefined ? plain(502, `nobody plays ${request.host} here`) : await busy.during(() => site(request));
    } catch (cause) {
      return plain(500, cause instanceof Error ? cause.message : String(cause));
    }
  }
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the front door got no port");
  const { port } = address;
  return {
    port,
    certificate,
    chromiumFlags: [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, "--ignore-certificate-errors"],
    serve: (host, site) => void sites.set(host.toLowerCase(), site),
    visits: () => visits,
    busySeconds: () => busy.seconds,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64.replace(/(.{64})(?=.)/g, "$1\n")}\n-----END ${label}-----\n`;
}
