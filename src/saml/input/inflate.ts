import { constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { MAX_XML } from "./limits";

export type Inflated = { readonly bytes: Buffer; readonly whole: boolean; readonly by: string } | "too-large" | "not-deflated";

const ATTEMPTS = [["deflate", inflateRawSync], ["zlib", inflateSync], ["gzip", gunzipSync]] as const;

/** Undoes the compression of the redirect binding (raw deflate; zlib and gzip too), never giving more than one message may have. */
export function inflate(bytes: Uint8Array): Inflated {
  for (const [by, attempt] of ATTEMPTS) {
    const whole = bounded(() => attempt(bytes, { maxOutputLength: MAX_XML * 2 }));
    if (whole === "too-large") return whole;
    if (whole !== undefined) return { bytes: whole, whole: true, by };
  }
  for (const [by, attempt] of ATTEMPTS) {
    // With this flush the beginning of a stream that was cut off is given instead of an error.
    const part = bounded(() => attempt(bytes, { maxOutputLength: MAX_XML * 2, finishFlush: constants.Z_SYNC_FLUSH }));
    if (part === "too-large") return part;
    if (part !== undefined && part.length > 0) return { bytes: part, whole: false, by };
  }
  return "not-deflated";
}

function bounded(run: () => Buffer): Buffer | "too-large" | undefined {
  try {
    return run();
  } catch (cause) {
    return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : undefined;
  }
}
