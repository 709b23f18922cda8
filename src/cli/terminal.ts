import { isatty } from "node:tty";
import { createColors } from "picocolors";

/** Exit codes of every command. */
export const EXIT = { ok: 0, findings: 1, misuse: 2 } as const;

/**
 * Colours for what stands on standard output, and none unless a person sees it. Decided here because the library's own
 * default also colours wherever the variable CI is set, pipes and files included.
 */
export const colours = createColors(isatty(1) && process.stdout.hasColors());

/** The one way to standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** A line that stands on the terminal while something is waited for, and is gone with an empty text; nobody but a person sees it. */
export function status(text: string): void {
  if (!isatty(2)) return;
  // A line that wraps could not be taken back.
  process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
}

/** The one way to standard error. */
export function printError(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}
