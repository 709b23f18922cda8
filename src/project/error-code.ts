/** The code of a failed call of the system (`ENOENT`), or "unknown error". */
export function codeOf(cause: unknown): string {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown error";
}
