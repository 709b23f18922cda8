/** The first line of our comment: nobody sees it, and it is how the comment is found again. */
export const MARKER = "<!-- idc access review -->";

/**
 * GitHub's limit is said in characters and measured differently in different places (code points, or four bytes for each). A byte of UTF-8 is the
 * smallest thing that it can mean, so a text that fits in bytes fits.
 */
export const BODY_LIMIT = 65_536;

/**
 * The text as the body of a comment, cut at the end of a line where it would be too long; what a cut leaves open (code, folds) is closed, and `rest`
 * says where the whole is. What matters stands first, so the end is what is lost.
 */
export function commentBody(text: string, rest: string, limit = BODY_LIMIT): string {
  const whole = `${MARKER}\n${text.trimEnd()}\n`;
  if (size(whole) <= limit) return whole;
  const lines = whole.split("\n");
  let used = 0;
  let [kept, end] = [1, ""];
  const open = new OpenParts();
  for (const [index, line] of lines.entries()) {
    used += size(line) + 1;
    if (used > limit) break;
    open.read(line);
    const notice = `${open.closing()}\n\n_Cut: ${lines.length - index - 1} further lines. ${rest}_\n`;
    if (used + size(notice) <= limit) [kept, end] = [index + 1, notice];
  }
  // Not even the first line fits: there is no whole line to show.
  return kept > 1 ? lines.slice(0, kept).join("\n") + end : `${MARKER}\n_The review is too long for a comment. ${rest}_\n`;
}

/** What stands open at a line of Markdown. */
class OpenParts {
  private fence: string | undefined;
  private folds = 0;

  read(line: string): void {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark !== undefined) {
      if (this.fence === undefined) this.fence = mark;
      else if (mark.startsWith(this.fence) && line.trim() === mark) this.fence = undefined;
    }
    if (this.fence === undefined) this.folds = Math.max(0, this.folds + count(line, /<details\b/gi) - count(line, /<\/details>/gi));
  }

  closing(): string {
    return (this.fence === undefined ? "" : `\n${this.fence}`) + "\n\n</details>".repeat(this.folds);
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function size(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
