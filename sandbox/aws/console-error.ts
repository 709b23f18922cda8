/** What the console answers when it does not do what was asked. */
export class ConsoleError extends Error {
  constructor(readonly problems: readonly [string, ...string[]], readonly status = 400) {
    super(problems.join("; "));
    this.name = "ConsoleError";
  }
}
