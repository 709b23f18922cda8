/** Exit codes of every command. */
export const EXIT = { ok: 0, findings: 1, misuse: 2 } as const;

/** The one way to standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** The one way to standard error. */
export function printError(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}
