import type { Symptom } from "./symptom";
import { phrases, vocabulary, type Phrase } from "./table";
import { corrected, isTelling, pointsBySelf, weightOf, wordsOf } from "./words";

export { symptoms } from "./table";

/** A symptom that a text speaks of. */
export interface Match {
  readonly symptom: Symptom;
  /** The phrase of the table that it was found by. */
  readonly phrase: string;
  /** How much of the phrase the text has, from 0 to 1. */
  readonly share: number;
}

interface Scored extends Match {
  /** Telling words in common. */
  readonly weight: number;
}

/** Words of a text and of one of its lines that are looked at; a page of an error has a hundred. */
const MOST_WORDS = 3000;
const MOST_LINES = 40;
const MOST_IN_LINE = 100;
/** Up to so many words a text is a keyword, typed by somebody who knows what to look for. */
const KEYWORDS = 4;

/** The symptoms that a text speaks of, as a whole or in one of its lines, the longest distinctive phrase first; none where nothing is distinctive. */
export function explain(text: string): Match[] {
  const best = new Map<string, Scored>();
  for (const query of queriesOf(text)) {
    for (const phrase of phrases) {
      const found = match(phrase, query);
      if (found !== undefined && better(found, best.get(phrase.symptom.id))) best.set(phrase.symptom.id, found);
    }
  }
  return [...best.values()].toSorted((a, b) => b.weight - a.weight || b.share - a.share).map(({ symptom, phrase, share }) => ({ symptom, phrase, share }));
}

interface Query {
  readonly words: readonly string[];
  /** Whether this is all that was given. */
  readonly whole: boolean;
}

/** The whole first, since a message may run over several lines; then each line, since several messages may have been copied at once. */
function queriesOf(text: string): Query[] {
  // In a shell people write \n within quotes.
  const lines = text.slice(0, 20_000).replaceAll("\\n", "\n").split(/[\r\n]+/).map((line) => wordsOf(line)).filter((words) => words.length > 0);
  const whole = { words: corrected(lines.flat().slice(0, MOST_WORDS), vocabulary), whole: true };
  return lines.length < 2 ? [whole] : [whole, ...lines.slice(0, MOST_LINES).map((words) => ({ words: corrected(words.slice(0, MOST_IN_LINE), vocabulary), whole: false }))];
}

function better(a: Scored, b: Scored | undefined): boolean {
  return b === undefined || a.weight > b.weight || (a.weight === b.weight && a.share > b.share);
}

function match(phrase: Phrase, query: Query): Scored | undefined {
  const found = [
    ...(phrase.kind === "sign" ? [] : [byRun(phrase, query.words)]),
    ...(phrase.kind === "message" ? [] : [byWords(phrase, query.words)]),
    ...(query.whole && query.words.length <= KEYWORDS ? [byKeywords(phrase, query.words)] : []),
  ].flatMap((one) => one ?? []);
  return found.toSorted((a, b) => b.weight - a.weight || b.share - a.share)[0];
}

/** A message: found by the longest run of its words, as long as that run can't be of any other sentence. */
function byRun({ symptom, text, words }: Phrase, query: readonly string[]): Scored | undefined {
  const run = longestRun(words, query);
  const names = run.filter((word) => isName(word, text)).length;
  const weight = run.reduce((sum, word) => sum + weightOf(word), 0) + names;
  const share = run.length / words.length;
  // A run of common words ("it is us") tells something only where it is nearly all that was given.
  const isNearlyAllGiven = run.length / query.length >= 0.75 && (run.length >= 3 || weight >= 1.5) && share >= 0.4;
  const isTold = share === 1 || isNearlyAllGiven || (weight >= 2 && share >= 0.3) || (weight >= 1.5 && share >= 0.5);
  return isTold ? { symptom, phrase: text, share, weight: weight + run.length / 100 } : undefined;
}

/** A description: found by most of its telling words, in any order. */
function byWords({ symptom, text, words }: Phrase, query: readonly string[]): Scored | undefined {
  const telling = [...new Set(words.filter(isTelling))];
  const found = telling.filter((word) => query.some((one) => word === one || stem(word) === stem(one)));
  const share = found.length / telling.length;
  const names = found.filter((word) => isName(word, text)).length;
  return (found.length >= 2 && share >= 0.6) || names > 0 ? { symptom, phrase: text, share, weight: found.length * 0.9 + names } : undefined;
}

/** A keyword or two: found where the phrase has all of them, one of them points to it alone, or two stand in it side by side. */
function byKeywords({ symptom, text, words, kind }: Phrase, query: readonly string[]): Scored | undefined {
  const telling = query.filter((word) => weightOf(word) === 1);
  if (kind === "sign" || telling.length === 0 || !telling.every((word) => words.includes(word))) return undefined;
  const isPair = telling.length > 1 && longestRun(words, telling).length === telling.length;
  return telling.some(pointsBySelf) || isPair ? { symptom, phrase: text, share: telling.length / words.length, weight: telling.length * 0.5 } : undefined;
}

/** Whether a word is an identifier such as UpdateAssumeRolePolicy, which tells a message by itself. */
function isName(word: string, phrase: string): boolean {
  return word.length >= 12 && /[a-z][A-Z]/.test(phrase.split(/[^A-Za-z]+/).find((one) => one.toLowerCase() === word) ?? "");
}

/** The longest run of words that both have; the last word of the text may be cut off. */
function longestRun(phrase: readonly string[], query: readonly string[]): string[] {
  let previous = Array.from({ length: query.length + 1 }, () => 0);
  let longest = { end: 0, length: 0 };
  for (const [row, word] of phrase.entries()) {
    const current = [0];
    for (const [column, other] of query.entries()) {
      const isCut = column === query.length - 1 && other.length >= 3 && word.startsWith(other);
      const length = word === other || isCut ? (previous[column] ?? 0) + 1 : 0;
      if (length > longest.length) longest = { end: row + 1, length };
      current.push(length);
    }
    previous = current;
  }
  return phrase.slice(longest.end - longest.length, longest.end);
}

function stem(word: string): string {
  return word.replace(word.length > 5 ? /(?:ing|ed|es|s)$/ : /s$/, "");
}
