import type { AwsError } from "./errors";

/** Code and status of an error in the query protocol, where they are not the type itself and 400. */
const answers: Readonly<Record<string, { readonly code?: string; readonly status: number }>> = {
  ValidationException: { code: "ValidationError", status: 400 },
  ThrottlingException: { code: "Throttling", status: 400 },
  AccessDeniedException: { code: "AccessDenied", status: 403 },
  RequestEntityTooLargeException: { code: "RequestEntityTooLarge", status: 413 },
  NoSuchEntity: { status: 404 },
  EntityAlreadyExists: { status: 409 },
  LimitExceeded: { status: 409 },
  ServiceFailure: { status: 500 },
};

/** The answer of an operation, as the query protocol has it; without members there is no result. */
export function queryResult(namespace: string, operation: string, output: Readonly<Record<string, unknown>>, requestId: string): string {
  const members = xml(output);
  const result = members === "" ? "" : `<${operation}Result>${members}</${operation}Result>`;
  return `<${operation}Response xmlns="${namespace}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
}

/** An error in the query protocol, and its HTTP status. */
export function queryError(namespace: string, { type, message }: Pick<AwsError, "type" | "message">, requestId: string): { readonly status: number; readonly body: string } {
  const { code = type, status } = answers[type] ?? { status: 400 };
  const sender = status < 500 ? "Sender" : "Receiver";
  return { status, body: `<ErrorResponse xmlns="${namespace}"><Error><Type>${sender}</Type><Code>${escape(code)}</Code><Message>${escape(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>` };
}

function xml(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item: unknown) => `<member>${xml(item)}</member>`).join("");
  if (typeof value === "object" && value !== null) return Object.entries(value).map(([name, member]) => (member === undefined ? "" : `<${name}>${xml(member)}</${name}>`)).join("");
  return escape(typeof value === "string" ? value : JSON.stringify(value));
}

/** A carriage return too: written as it is, the reader would make a line feed of it. */
function escape(text: string): string {
  return text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
