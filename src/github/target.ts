import { quote } from "../model/problem";

/** Where to speak to GitHub, and with what. */
export interface Target {
  readonly api: string;
  /** Undefined where there is none. */
  readonly token: string | undefined;
  /** `owner/name`. */
  readonly repository: string;
}

/** What the command line says; the rest comes from the variables of a workflow run. */
export interface TargetFlags {
  readonly repository?: string | undefined;
  readonly pullRequest?: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The repository and API of a run, or all that is wrong with what was given, a sentence each. */
export function findTarget(variables: Variables, { repository }: TargetFlags): Target | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const api = (variables["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, "");
  if (!isSafeAddress(api)) problems.push(`GITHUB_API_URL is ${quote(api)}: it must be an https address, since the token is sent there`);
  const token = variables["GITHUB_TOKEN"]?.trim() || undefined;
  // Anything else can't be sent in a header, and the error of that would show it.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) problems.push("GITHUB_TOKEN holds characters that no token has (it is not shown): set it again, in one line");
  const name = repository ?? variables["GITHUB_REPOSITORY"];
  if (name === undefined || name === "") problems.push("no repository: give --repository owner/name, or set GITHUB_REPOSITORY");
  else if (!/^[A-Za-z0-9-]+\/(?!\.{1,2}$)[\w.-]+$/.test(name)) problems.push(`the repository is ${quote(name)}: it must be owner/name`);
  return problems.length > 0 ? { problems } : { api, token, repository: name ?? "" };
}

/** The number of the pull request: as given, or of the event that started the run. `readFile` gives a file's text or throws. */
export function findPullRequest(variables: Variables, flags: TargetFlags, readFile: (path: string) => string): number | { readonly problem: string } {
  if (flags.pullRequest !== undefined) return number(flags.pullRequest) ?? { problem: `--pull-request is ${quote(flags.pullRequest)}: it must be a number from 1 on` };
  const path = variables["GITHUB_EVENT_PATH"];
  if (path === undefined || path === "") return { problem: "no pull request: give --pull-request N, or run this in a workflow on pull_request" };
  try {
    const found = number(String(numberIn(JSON.parse(readFile(path)))));
    return found ?? { problem: `the event in ${quote(path)} is of no pull request: give --pull-request N` };
  } catch (cause) {
    return { problem: `GITHUB_EVENT_PATH is ${quote(path)}, which ${cause instanceof SyntaxError ? "is not JSON" : "can't be read"}: give --pull-request N` };
  }
}

function numberIn(event: unknown): unknown {
  const pullRequest = typeof event === "object" && event !== null && "pull_request" in event ? event.pull_request : undefined;
  return typeof pullRequest === "object" && pullRequest !== null && "number" in pullRequest ? pullRequest.number : undefined;
}

function number(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

/** In clear only where it doesn't leave this machine. */
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.search !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname));
}
