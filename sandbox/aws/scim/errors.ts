import type { WebReply } from "../../web/message";
import { AwsError } from "../errors";

const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const UNPARSABLE = "Request is unparsable, syntactically incorrect, or violates schema.";

/** An answer of the SCIM endpoint that is an error. */
export class ScimError extends Error {
  /** `why` tells the reader of a test more than AWS tells; it goes into a header of the sandbox's own. */
  constructor(readonly status: number, detail: string, readonly why?: string) {
    super(detail);
    this.name = "ScimError";
  }
}

/** What AWS says to everything that breaks the form of a request, also where it means one thing only. */
export function unparsable(why: string): ScimError {
  return new ScimError(400, UNPARSABLE, why);
}

const statuses: Readonly<Record<string, number>> = { ValidationException: 400, ServiceQuotaExceededException: 400, ResourceNotFoundException: 404, ConflictException: 409 };

/** The error as AWS writes it: `schema` twice, an id and a time of its own, and no scimType, which no recorded answer of AWS has. */
export function errorReply(cause: unknown, requestId: string, at: Date): WebReply {
  const { status, detail, why } = read(cause);
  const body = { schema: [ERROR], schemas: [ERROR], detail, status: String(status), exceptionRequestId: requestId, timeStamp: at.toISOString().replace("T", " ").replace("Z", "") };
  const headers = { ...(status === 429 ? { "retry-after": "1" } : {}), ...(why === undefined ? {} : { "x-sandbox-why": why.replace(/[^\x20-\x7e]/g, "?") }) };
  return { status, headers, content: { type: "application/json", text: JSON.stringify(body) } };
}

function read(cause: unknown): { status: number; detail: string; why?: string | undefined } {
  if (cause instanceof ScimError) return { status: cause.status, detail: cause.message, why: cause.why };
  const status = cause instanceof AwsError ? statuses[cause.type] : undefined;
  if (status === 409 && cause instanceof AwsError) return { status, detail: "Refused to create a new, duplicate resource", why: cause.message };
  if (status !== undefined && cause instanceof AwsError) return { status, detail: cause.message };
  // A fault of the sandbox: no answer that AWS gives, so that nobody takes it for one.
  return { status: 501, detail: `sandbox fault: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}` };
}
