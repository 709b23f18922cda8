import type { Finding, Place } from "../finding";
import { fault, type Found, type XmlFaultId } from "./faults";
import { LIMITS } from "./limits";

/** The text while it is read: where the reader stands, what is open, and the faults so far. */
export class Source {
  at = 0;
  /** Local names of the open elements, outermost first. */
  readonly path: string[] = [];
  readonly faults: Finding[] = [];
  #line = 1;
  #lineStart = 0;
  /** Where the present line ends: looked up once a line, for a text of one long line. */
  #lineEnd: number;

  constructor(readonly text: string) {
    this.#lineEnd = lineEnd(text, 0);
  }

  /** True once there is no use in reading on. */
  get full(): boolean {
    return this.faults.length >= LIMITS.faults;
  }

  /** Notes a fault; undefined, for a part of the reader that has nothing to give after it. */
  fault(id: XmlFaultId, found: Found, offset = this.at): undefined {
    if (!this.full) this.faults.push(fault(id, found, this.placeAt(offset)));
    return undefined;
  }

  placeAt(offset: number): Place {
    return { ...this.position(offset), path: this.path.join("/") };
  }

  /** 1-based line and column; counted onward from the last call, so that a whole reading stays linear. */
  position(offset: number): { readonly line: number; readonly column: number } {
    if (offset < this.#lineStart) this.#startLine(1, 0);
    while (this.#lineEnd < offset) this.#startLine(this.#line + 1, this.#lineEnd + 1);
    return { line: this.#line, column: offset - this.#lineStart + 1 };
  }

  #startLine(line: number, start: number): void {
    this.#line = line;
    this.#lineStart = start;
    this.#lineEnd = lineEnd(this.text, start);
  }

  /** What a sticky expression matches here, stepped over; undefined where it does not. */
  take(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const [found] = expression.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipSpace(): boolean {
    return (this.take(/[ \t\n]*/y) ?? "") !== "";
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
