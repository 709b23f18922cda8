import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as GitHub keeps it. */
export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
}

/** An answer in the place of GitHub's own; `lost` does the work and cuts the connection, `cut` does nothing and cuts it. */
export type Fault = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } | "lost" | "cut";

export interface GitHubServer {
  readonly api: string;
  readonly calls: Call[];
  readonly comments: StoredComment[];
  /** What `GET` of a path answers with, query included; for everything but comments. */
  readonly answers: Map<string, unknown>;
  /** Whose token it is: an app's is refused `GET /user`. */
  user: { login: string; type: "User" | "Bot" };
  /** Characters a body may have. */
  limit: number;
  /** A token that may only read, as that of a fork's run. */
  readOnly: boolean;
  /** Told of each call; an answer takes the place of the real one. */
  fault: (call: Call) => Fault | undefined;
  /** Somebody else's comment, or an earlier one of ours. */
  say(body: string, login?: string, type?: string): StoredComment;
  close(): Promise<void>;
}

const REPOSITORY = "tarnholt/access";
const NOT_ALLOWED = "Resource not accessible by integration";
type Answer = readonly [status: number, body?: unknown];

/** A loopback server that does what GitHub's REST API does with the comments of pull request 7 of tarnholt/access. */
export async function startGitHub(): Promise<GitHubServer> {
  let last = 1000;
  const view = (comment: StoredComment) => ({ ...comment, html_url: `https://github.test/${REPOSITORY}/pull/${comment.issue}#issuecomment-${comment.id}` });

  function answer(method: string, path: string, body: { readonly body?: string }): Answer {
    const url = new URL(path, "http://github");
    if (url.pathname === "/user") return github.user.type === "User" ? [200, github.user] : [403, { message: NOT_ALLOWED }];
    const list = /^\/repos\/tarnholt\/access\/issues\/(\d+)\/comments$/.exec(url.pathname);
    const one = /^\/repos\/tarnholt\/access\/issues\/comments\/(\d+)$/.exec(url.pathname);
    if (method === "GET" && list !== null) return listed(url, Number(list[1]));
    if (method === "GET" && github.answers.has(path)) return [200, github.answers.get(path)];
    if (method === "GET" || (list ?? one) === null) return [404, { message: "Not Found" }];
    if (github.readOnly) return [403, { message: NOT_ALLOWED }];
    const { body: text = "" } = body;
    if (method !== "DELETE" && text.length > github.limit) return [422, { message: "Validation Failed", errors: [{ message: `body is too long (maximum is ${github.limit} characters)` }] }];
    if (method === "POST" && list !== null) {
      if (list[1] !== "7") return [404, { message: "Not Found" }];
      return [201, view(github.say(text, github.user.login, github.user.type))];
    }
    const found = github.comments.find(({ id }) => id === Number(one?.[1]));
    if (found === undefined) return [404, { message: "Not Found" }];
    if (method === "DELETE") {
      github.comments.splice(github.comments.indexOf(found), 1);
      return [204];
    }
    found.body = text;
    return [200, view(found)];
  }

  function listed(url: URL, issue: number): Answer {
    const [size, page] = [Math.min(100, Number(url.searchParams.get("per_page") ?? 30)), Number(url.searchParams.get("page") ?? 1)];
    if (issue !== 7) return [404, { message: "Not Found" }];
    return [200, github.comments.slice((page - 1) * size, page * size).map(view)];
  }

  const server = createServer((message, response) => {
    void read(message).then((text) => {
      const call = { method: message.method ?? "", path: message.url ?? "", token: message.headers.authorization?.replace(/^Bearer /, "") };
      github.calls.push(call);
      const fault = github.fault(call);
      if (fault === "cut") return message.socket.destroy();
      const [status, body] = typeof fault === "object" ? [fault.status, fault.body ?? { message: "Server Error" }] : answer(call.method, call.path, text === "" ? {} : JSON.parse(text) as object);
      if (fault === "lost") return message.socket.destroy();
      response.writeHead(status, { "content-type": "application/json", ...(typeof fault === "object" ? fault.headers : {}) });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  const github: GitHubServer = {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    comments: [],
    answers: new Map(),
    user: { login: "github-actions[bot]", type: "Bot" },
    limit: 65_536,
    readOnly: false,
    fault: () => undefined,
    say(body, login = "ana", type = "User") {
      const comment: StoredComment = { id: (last += 1), issue: 7, body, user: { login, type } };
      github.comments.push(comment);
      return comment;
    },
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
  return github;
}

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
