/** An answer that is an error, in the words and the form AWS uses for it. */
export class AwsError extends Error {
  constructor(
    readonly type: string,
    message: string,
    /** Further members of the answer, such as ResourceType. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "AwsError";
  }
}

/** `1 validation error detected: …`, as every AWS service says it. */
export function invalid(member: string, constraint: string): AwsError {
  return new AwsError("ValidationException", `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`);
}

export function notFound(message: string, members: Readonly<Record<string, unknown>> = {}): AwsError {
  return new AwsError("ResourceNotFoundException", message, members);
}

export function conflict(message: string, members: Readonly<Record<string, unknown>> = {}): AwsError {
  return new AwsError("ConflictException", message, members);
}

export function quotaExceeded(message: string): AwsError {
  return new AwsError("ServiceQuotaExceededException", message);
}

export function denied(account: string, action: string, resource: string): AwsError {
  return new AwsError("AccessDeniedException", `User: arn:aws:sts::${account}:assumed-role/sandbox/session is not authorized to perform: ${action} on resource: ${resource}`);
}
