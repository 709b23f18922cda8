import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { Busy } from "../busy";
import { delayed, Faults } from "../faults";
import { readWebRequest, sendWebReply } from "../web/message";
import { answer, callOf, refusal, type Answer, type Question } from "./answer";
import { callerOf, sandboxEnvironment } from "./environment";
import { isScimPath, operationAt } from "./scim/route";
import { scimSite } from "./scim/site";
import type { AwsSeed } from "./seed";
import { AwsState } from "./state";
import { Throttle } from "./throttle";

/** One request as the server saw it. */
interface AwsCall {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
}

/** A local AWS: IAM Identity Center and its SCIM endpoint, the identity store, Organizations, STS and the SAML providers of IAM, on one loopback port. */
export interface AwsServer {
  readonly url: string;
  readonly state: AwsState;
  /** What the AWS provider needs in its environment to come here, with the credentials of an account. */
  environment(account?: string): Record<string, string>;
  /** Every request since the start, or since `forgetCalls`. */
  calls(): readonly AwsCall[];
  forgetCalls(): void;
  /** What is to go wrong; a call is `sso-admin CreateAccountAssignment`, `iam GetSAMLProvider` or `scim POST /Users`. */
  readonly faults: Faults;
  /** How much AWS lets through; that of SCIM is apart. */
  readonly throttle: Throttle;
  /** Seconds of work, an upper bound. */
  busySeconds(): number;
  close(): Promise<void>;
}

const longestJson = 1_000_000;
/** IAM takes metadata of ten million characters, each of which a form may write as three. */
const longestQuery = 32_000_000;

interface AwsServerOptions {
  /** State that is there already. @default what the seed says */
  readonly state?: AwsState;
  /** Hears of every request once it is done. */
  readonly answered?: () => void;
}

/** Starts it with what the seed says. */
export async function startAws(seed: AwsSeed, { state = new AwsState(seed), answered }: AwsServerOptions = {}): Promise<AwsServer> {
  const throttle = new Throttle(seed.transactionsPerSecond);
  const calls: AwsCall[] = [];
  const busy = new Busy();
  const faults = new Faults();
  const scim = scimSite(state);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers["x-amz-target"] ?? "");
    const body = await readBody(request, target === "" ? longestQuery : longestJson);
    if ((seed.latency ?? 0) > 0) await wait(seed.latency);
    const id = randomUUID();
    const question: Question = { method: request.method ?? "", target, body, requestId: id };
    const fault = faults.next(callOf(question));
    await delayed(fault);
    if (fault?.kind === "cut" && fault.when === "before") return void request.socket.destroy();
    // Answering is one step, so the caller can't change under it.
    state.account = callerOf(request.headers.authorization) ?? state.caller;
    const given = fault?.kind === "throttled" || fault?.kind === "unavailable" ? refusal(question, fault.kind) : await busy.during(() => answer(question, state, throttle));
    calls.push({ service: given.service, operation: given.operation, status: given.status });
    if (fault?.kind === "cut") return void request.socket.destroy();
    send(response, given, id);
  }

  async function handleScim(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const read = await readWebRequest(request);
    if ((seed.latency ?? 0) > 0) await wait(seed.latency);
    const fault = faults.next(`scim ${operationAt(request.method ?? "", path)}`);
    await delayed(fault);
    if (fault?.kind === "cut" && fault.when === "before") return void request.socket.destroy();
    const refused = fault?.kind === "throttled" ? 429 : fault?.kind === "unavailable" ? 503 : undefined;
    // One that could not be read is answered already.
    const reply = "status" in read ? read : refused === undefined ? await busy.during(() => scim(read)) : { status: refused, headers: refused === 429 ? { "retry-after": "1" } : {} };
    calls.push({ service: "scim", operation: operationAt(request.method ?? "", path), status: reply.status });
    if (fault?.kind === "cut") return void request.socket.destroy();
    sendWebReply(response, reply);
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*$/s, "");
    (isScimPath(path) ? handleScim(request, response, path) : handle(request, response)).catch(() => response.destroy()).finally(() => answered?.());
  });
  // Terraform holds connections for minutes between two requests; a server that hangs up first costs it a retry.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the AWS sandbox got no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    state,
    environment: (account = state.caller) => sandboxEnvironment(url, state.region, account),
    calls: () => calls,
    faults,
    throttle,
    busySeconds: () => busy.seconds,
    forgetCalls: () => calls.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, contentType, body }: Answer, id: string): void {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body), "x-amzn-requestid": id });
  response.end(body);
}

/** Undefined when it is longer than any request of these services. */
async function readBody(request: IncomingMessage, longest: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream: AsyncIterable<Buffer> = request;
  for await (const bytes of stream) {
    size += bytes.length;
    // The rest is read all the same, so that the client hears the answer.
    if (size <= longest) chunks.push(bytes);
  }
  return size > longest ? undefined : Buffer.concat(chunks).toString("utf8");
}
