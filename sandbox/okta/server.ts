import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Json, JsonObject } from "./json";
import { Busy } from "../busy";
import { delayed, Faults } from "../faults";
import type { OktaOrg } from "./org";
import { Router } from "./router";
import { appRoutes } from "./routes/apps";
import { assignmentRoutes } from "./routes/assignments";
import { groupPushRoutes } from "./routes/group-push";
import { groupRuleRoutes } from "./routes/group-rules";
import { groupRoutes } from "./routes/groups";
import { orgRoutes } from "./routes/org";
import { policyRoutes } from "./routes/policies";
import { policyRuleRoutes } from "./routes/policy-rules";
import { userRoutes } from "./routes/users";
import { seedOrg, type OktaSeed } from "./seed";
import { failure, readRequest, send, target, type Reply } from "./transport";

interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
}

/** A request with its answer, for the record: never the authorization that it came with. */
export interface Exchange extends Call {
  readonly body?: JsonObject;
  /** JSON, or the text of an XML document; absent where there is no content. */
  readonly answer?: Json;
}

interface ServerOptions {
  /** Hears of every request, in the order of the answers. */
  readonly record?: (exchange: Exchange) => void;
  /** An org that is there already. @default what the seed says */
  readonly org?: OktaOrg;
}

export interface OktaServer {
  readonly url: string;
  readonly org: OktaOrg;
  /** What a provider process needs in its environment to talk to this org and to no other. */
  environment(): Record<string, string>;
  /** Every request so far, in the order of the answers. */
  calls(): readonly Call[];
  /** What is to go wrong; a call is `POST /api/v1/groups`. */
  readonly faults: Faults;
  /** Seconds of work, an upper bound. */
  busySeconds(): number;
  close(): Promise<void>;
}

/** Starts an Okta org on a free port of this machine; all it knows goes with `close`. */
export async function startOkta(seed: OktaSeed = {}, { record, org: given }: ServerOptions = {}): Promise<OktaServer> {
  const org = given ?? (await seedOrg(seed));
  const router = routerFor(org, seed.pageSize ?? Number.POSITIVE_INFINITY);
  const calls: Call[] = [];
  const busy = new Busy();
  const faults = new Faults();
  let url = "";

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    let reply: Reply;
    let body: JsonObject = {};
    try {
      const request = await readRequest(message, url);
      body = request.body;
      const fault = faults.next(`${request.method} ${request.path}`);
      await delayed(fault);
      if (fault?.kind === "cut" && fault.when === "before") return void message.socket.destroy();
      reply = fault?.kind === "throttled" ? tooMany() : fault?.kind === "unavailable" ? unavailable : await busy.during(() => router.handle(request));
      if (fault?.kind === "cut") return void message.socket.destroy();
    } catch (thrown) {
      reply = failure(thrown);
    }
    const call = { method: message.method ?? "", path: target(message, url), status: reply.status };
    calls.push(call);
    const content = reply.json ?? reply.xml;
    record?.({ ...call, ...(Object.keys(body).length === 0 ? {} : { body }), ...(content === undefined ? {} : { answer: content }) });
    send(response, reply);
  };
  const server = createServer((message, response) => void answer(message, response));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    org,
    environment: () => ({ OKTA_HTTP_PROXY: url, OKTA_ORG_NAME: org.name, OKTA_BASE_URL: "okta.com", OKTA_API_TOKEN: "sandbox" }),
    calls: () => [...calls],
    faults,
    busySeconds: () => busy.seconds,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const unavailable: Reply = { status: 503, json: { errorCode: "E0000036", errorSummary: "Service is in read only mode", errorLink: "E0000036", errorId: "oaesandbox", errorCauses: [] } };

/** With the time at which the limit is over, which the clients wait for. */
function tooMany(): Reply {
  const reset = String(Math.ceil(Date.now() / 1_000) + 1);
  return { status: 429, headers: { "x-rate-limit-limit": "100", "x-rate-limit-remaining": "0", "x-rate-limit-reset": reset, date: new Date().toUTCString() }, json: { errorCode: "E0000047", errorSummary: "API call exceeded rate limit due to too many requests.", errorLink: "E0000047", errorId: "oaesandbox", errorCauses: [] } };
}

function routerFor(org: OktaOrg, pageSize: number): Router {
  return new Router([
    ...orgRoutes(org),
    ...userRoutes(org, pageSize),
    ...groupRoutes(org, pageSize),
    ...groupRuleRoutes(org, pageSize),
    ...appRoutes(org, pageSize),
    ...assignmentRoutes(org, pageSize),
    ...groupPushRoutes(org, pageSize),
    ...policyRoutes(org, pageSize),
    ...policyRuleRoutes(org),
  ]);
}
