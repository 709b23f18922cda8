/** Colours and other sequences for a terminal. */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g; // oxlint-disable-line no-control-regex -- they are what is looked for
/** Terraform's sentence about an import of nothing, on one line; the address is quoted as Go quotes it. */
const NOT_THERE = /attempting to import an existing object to ("(?:[^"\\]|\\.)*"), the provider detected/g;

/**
 * Addresses of which Terraform said that there is nothing to import. It says so in a frame, broken into lines, and perhaps in colours.
 * What it printed has parts that others wrote: whoever asks takes from the answer only what was asked for.
 */
export function notThere(output: string): Set<string> {
  const text = output.replace(ESCAPES, "").replace(/[│╷╵\s]+/g, " ");
  return new Set([...text.matchAll(NOT_THERE)].flatMap(([, quoted = ""]) => unquote(quoted)));
}

function unquote(quoted: string): string[] {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === "string" ? [value] : [];
  } catch {
    // Go has escapes that JSON lacks, and no address of ours needs them.
    return [];
  }
}
