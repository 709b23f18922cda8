import { AwsError } from "./errors";
import { Input, isFields } from "./input";
import { findOperation } from "./services";
import type { AwsState } from "./state";
import { callerIdentity, queryError } from "./sts";
import type { Throttle } from "./throttle";

export interface Question {
  readonly method: string;
  /** X-Amz-Target; empty for the query protocol. */
  readonly target: string;
  /** Undefined: it was too long to read. */
  readonly body: string | undefined;
  readonly requestId: string;
}

export interface Answer {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Answers one request: JSON where it names a target, the query protocol of STS otherwise. */
export function answer(question: Question, state: AwsState, throttle: Throttle): Answer {
  return question.target === "" ? answerQuery(question, state) : answerJson(question, state, throttle);
}

function answerJson({ target, body, requestId }: Question, state: AwsState, throttle: Throttle): Answer {
  const found = findOperation(target);
  const about = { service: found?.service ?? "unknown", operation: found?.name ?? target, contentType: "application/x-amz-json-1.1" };
  try {
    if (found === undefined) throw new AwsError("UnknownOperationException", `the sandbox does not know ${target}`);
    if (!throttle.admits(found.service, found.name)) throw new AwsError("ThrottlingException", "Rate exceeded");
    const output = found.operation(new Input(readJson(body)), state);
    return { ...about, status: 200, body: JSON.stringify(output) };
  } catch (error) {
    if (error instanceof AwsError) return { ...about, status: 400, body: JSON.stringify({ __type: error.type, Message: error.message, RequestId: requestId, ...error.members }) };
    // A fault of the sandbox: a server error, so that the client says so and does not take it for an answer of AWS.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...about, status: 501, body: JSON.stringify({ __type: "SandboxFault", Message: message }) };
  }
}

function readJson(body: string | undefined): Readonly<Record<string, unknown>> {
  if (body === undefined) throw new AwsError("RequestEntityTooLargeException", "the request is too long");
  try {
    const value: unknown = JSON.parse(body === "" ? "{}" : body);
    if (isFields(value)) return value;
  } catch {
    // Falls through to the one error for both.
  }
  throw new AwsError("SerializationException", "the request is not a JSON object");
}

function answerQuery({ method, body, requestId }: Question, state: AwsState): Answer {
  const action = method === "POST" ? (new URLSearchParams(body ?? "").get("Action") ?? "") : "";
  const about = { service: "sts", operation: action === "" ? "unknown" : action, contentType: "text/xml" };
  if (action === "GetCallerIdentity") return { ...about, status: 200, body: callerIdentity(state.account, requestId) };
  return { ...about, status: 400, body: queryError("InvalidAction", `the sandbox does not know ${action}`, requestId) };
}
