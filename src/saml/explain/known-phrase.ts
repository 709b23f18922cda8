import { phrases } from "./table";
import { wordsOf } from "./words";

const MESSAGES = phrases.filter(({ kind }) => kind === "message").toSorted((a, b) => b.words.length - a.words.length).map(({ text, words }) => ({ text, run: ` ${words.join(" ")} ` }));

/** The longest message of the table that a text has word by word; nothing else of the text, which may name a person. */
export function knownPhrase(text: string): string | undefined {
  const words = ` ${wordsOf(text).join(" ")} `;
  return MESSAGES.find(({ run }) => words.includes(run))?.text;
}
