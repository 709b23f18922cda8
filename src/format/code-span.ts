import { visible } from "../model/problem";

/** A word of plain prose, in quotes or brackets at most: nothing that any dialect of Markdown makes something of, alone or beside other such words. */
const PLAIN = /^["'(]*(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,4})["')]*[,.;:?]?["')]*$/;
/** What stands around a name in a sentence: brackets that open before it, brackets that close and marks behind it. */
const AROUND = /^(\(*)(.+?)([),;.]*)$/s;
/** Letters alone may be the beginning of a commit's hash, which GitHub makes a link of. */
const HASH = /[a-f]{7,}/i;

/**
 * Text for Markdown: plain words as they are, all else in code spans. Escaping would not do: what a parser takes for text, GitHub searches for
 * mentions, links, numbers of issues, commits and emoji afterwards; code it leaves alone.
 */
export function inMarkdown(text: string): string {
  const runs: { readonly isPlain: boolean; readonly words: string[]; readonly glued: boolean }[] = [];
  const add = (isPlain: boolean, word: string, glued: boolean): void => {
    const last = runs.at(-1);
    if (last?.isPlain === isPlain && !glued) last.words.push(word);
    else runs.push({ isPlain, words: [word], glued });
  };
  for (const word of visible(text).split(" ")) {
    // Between words the > of a path through a console quotes nothing.
    if ((PLAIN.test(word) && !HASH.test(word)) || (word === ">" && runs.at(-1)?.isPlain === true)) {
      add(true, word, false);
      continue;
    }
    // Brackets before a name and marks behind it are ours, and stand outside of its code.
    const [, before = "", name = "", after = ""] = AROUND.exec(word) ?? [];
    if (before !== "") add(true, before, false);
    add(false, name, before !== "");
    if (after !== "") add(true, after, true);
  }
  return runs.map(({ isPlain, words, glued }, index) => `${index === 0 || glued ? "" : " "}${isPlain ? words.join(" ") : codeSpan(words.join(" "))}`).join("");
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
