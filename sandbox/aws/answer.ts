import { AwsError } from "./errors";
import { Input, isFields } from "./input";
import { readForm } from "./form";
import { queryError, queryResult } from "./query";
import { findOperation, findQuery } from "./services";
import type { AwsState } from "./state";
import { callerIdentity, STS_NAMESPACE } from "./sts";
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

/** Answers one request: JSON where it names a target, the query protocol of IAM and STS otherwise. */
export function answer(question: Question, state: AwsState, throttle: Throttle): Answer {
  return question.target === "" ? answerQuery(question, state, throttle) : answerJson(question, state, throttle);
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

function answerQuery(question: Question, state: AwsState, throttle: Throttle): Answer {
  const { body, requestId } = question;
  const form = readQuery(question);
  const { service, operation: name, found } = nameQuery(form);
  const about = { service, operation: name, contentType: "text/xml" };
  const refuse = (error: AwsError): Answer => ({ ...about, ...queryError(found?.namespace ?? STS_NAMESPACE, error, requestId) });
  if (found === undefined && name === "GetCallerIdentity") return { ...about, status: 200, body: callerIdentity(state.account, requestId) };
  if (body === undefined) return refuse(new AwsError("RequestEntityTooLargeException", "the request is too long"));
  if (found?.operation === undefined) return refuse(new AwsError("InvalidAction", `the sandbox does not know ${name === UNKNOWN ? "" : name}`));
  try {
    if (!throttle.admits(found.service, name)) throw new AwsError("ThrottlingException", "Rate exceeded");
    return { ...about, status: 200, body: queryResult(found.namespace, name, found.operation(new Input(readForm(form)), state), requestId) };
  } catch (error) {
    if (error instanceof AwsError) return refuse(error);
    // As above: no answer of AWS.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...about, ...queryError(found.namespace, { type: "SandboxFault", message }, requestId), status: 501 };
  }
}

const UNKNOWN = "unknown";

function readQuery({ method, body }: Pick<Question, "method" | "body">): URLSearchParams {
  return new URLSearchParams(method === "POST" ? (body ?? "") : "");
}

function nameQuery(form: URLSearchParams): { service: string; operation: string; found: ReturnType<typeof findQuery> } {
  const operation = form.get("Action") ?? "";
  const found = findQuery(form.get("Version") ?? "", operation);
  return { service: found?.service ?? "sts", operation: operation === "" ? UNKNOWN : operation, found };
}

/** `sso-admin CreateAccountAssignment`, as faults and people name a call. */
export function callOf(question: Question): string {
  if (question.target !== "") {
    const found = findOperation(question.target);
    return found === undefined ? question.target : `${found.service} ${found.name}`;
  }
  const { service, operation } = nameQuery(readQuery(question));
  return `${service} ${operation}`;
}

/** The answer of a service that has too much to do, or is ill, whatever it was asked. */
export function refusal(question: Question, kind: "throttled" | "unavailable"): Answer {
  const throttled = kind === "throttled";
  if (question.target === "") {
    const { service, operation, found } = nameQuery(readQuery(question));
    const error = throttled ? { type: "ThrottlingException", message: "Rate exceeded" } : { type: "ServiceFailure", message: "Unexpected error" };
    return { service, operation, contentType: "text/xml", ...queryError(found?.namespace ?? STS_NAMESPACE, error, question.requestId) };
  }
  const found = findOperation(question.target);
  return {
    service: found?.service ?? UNKNOWN,
    operation: found?.name ?? question.target,
    status: throttled ? 400 : 500,
    contentType: "application/x-amz-json-1.1",
    body: JSON.stringify(throttled ? { __type: "ThrottlingException", Message: "Rate exceeded" } : { __type: "InternalServerException", Message: "Unexpected error" }),
  };
}
