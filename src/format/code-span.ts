import { visible } from "../model/problem";

/** A word of plain prose, in quotes or brackets at most: nothing that any dialect of Markdown makes something of, alone or beside other such words. */
const PLAIN = /^["'(]*(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,4})["')]*[,.;:?]?["')]*$/;
/** Letters alone may be the beginning of a commit's hash, which GitHub makes a link of. */
const HASH = /[a-f]{7,}/i;

/**
 * Text for Markdown: plain words as they are, all else in code spans. Escaping would not do: what a parser takes for text, GitHub searches for
 * mentions, links, numbers of issues, commits and emoji afterwards; code it leaves alone.
 */
export function inMarkdown(text: string): string {
  const runs: { readonly isPlain: boolean; readonly words: string[] }[] = [];
  for (const word of visible(text).split(" ")) {
    // Between words the > of a path through a console quotes nothing.
    const isPlain = (PLAIN.test(word) && !HASH.test(word)) || (word === ">" && runs.at(-1)?.isPlain === true);
    const last = runs.at(-1);
    if (last?.isPlain === isPlain) last.words.push(word);
    else runs.push({ isPlain, words: [word] });
  }
  return runs.map(({ isPlain, words }) => (isPlain ? words.join(" ") : codeSpan(words.join(" ")))).join(" ");
}

/** A code span whose fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  if (text.trim() === "") return text;
  // One space at both ends is taken off again (CommonMark 6.1), and keeps a backtick from the fence.
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text;
  const fence = fenceOf(text, 1);
  return `${fence}${padded}${fence}`;
}

/** Backticks, more than stand together anywhere in a text. */
export function fenceOf(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return "`".repeat(Math.max(least, longest + 1));
}
