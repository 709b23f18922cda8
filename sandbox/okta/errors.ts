import type { JsonObject } from "./json";

/** An answer Okta would give instead of the thing asked for. */
export class OktaError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    summary: string,
    readonly causes: readonly string[] = [],
  ) {
    super(summary);
  }

  body(): JsonObject {
    return {
      errorCode: this.code,
      errorSummary: this.message,
      errorLink: this.code,
      errorId: "oaesandbox",
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    };
  }
}

export const notFound = (id: string, kind: string): OktaError =>
  new OktaError(404, "E0000007", `Not found: Resource not found: ${id} (${kind})`);

export const invalid = (what: string, ...causes: readonly string[]): OktaError =>
  new OktaError(400, "E0000001", `Api validation failed: ${what}`, causes);

export const malformed = (status = 400): OktaError =>
  new OktaError(status, "E0000003", "The request body was not well-formed.");

export const unauthorized = (): OktaError => new OktaError(401, "E0000011", "Invalid token provided");

export const forbidden = (): OktaError =>
  new OktaError(403, "E0000006", "You do not have permission to perform the requested action");

/** Okta uses one code for a path it doesn't have and for a method the path doesn't have. */
export const unsupported = (status: 404 | 405): OktaError =>
  new OktaError(status, "E0000022", "The endpoint does not support the provided HTTP method");

export const blank = (name: string): string => `${name}: The field cannot be left blank`;

export const taken = (name: string): string =>
  `${name}: An object with this field already exists in the current organization`;
