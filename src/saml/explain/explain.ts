import { provisioningSymptoms } from "./provisioning";
import { signInSymptoms } from "./sign-in";
import type { Symptom } from "./symptom";
import { isTelling, sameWord, weightOf, wordsOf } from "./words";

/** Every symptom known. */
export const symptoms: readonly Symptom[] = [...signInSymptoms, ...provisioningSymptoms];

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

/** The symptoms that a text speaks of, the longest distinctive phrase first; none where nothing is distinctive. */
export function explain(text: string): Match[] {
  const query = wordsOf(text).slice(0, 3000);
  return symptoms
    .flatMap((symptom) => best(symptom, query) ?? [])
    .toSorted((a, b) => b.weight - a.weight || b.share - a.share)
    .map(({ symptom, phrase, share }) => ({ symptom, phrase, share }));
}

function best(symptom: Symptom, query: readonly string[]): Scored | undefined {
  const scored = [
    ...symptom.texts.flatMap((phrase) => byRun(symptom, phrase, query) ?? []),
    ...[...symptom.texts.filter((text) => /^[a-z]/.test(text)), ...(symptom.signs ?? [])].flatMap((phrase) => byWords(symptom, phrase, query) ?? []),
  ];
  return scored.toSorted((a, b) => b.weight - a.weight || b.share - a.share)[0];
}

/** A message: found by the longest run of its words, as long as that run can't be of any other sentence. */
function byRun(symptom: Symptom, phrase: string, query: readonly string[]): Scored | undefined {
  const words = wordsOf(phrase);
  const run = longestRun(words, query);
  const names = run.filter((word) => isName(word, phrase)).length;
  const weight = run.reduce((sum, word) => sum + weightOf(word), 0) + names;
  const share = run.length / words.length;
  // A run of common words ("it is us") tells something only where it is nearly all that was given.
  const isNearlyAllGiven = run.length / query.length >= 0.75 && (run.length >= 3 || weight >= 1.5) && share >= 0.4;
  const isTold = share === 1 || isNearlyAllGiven || (weight >= 2 && share >= 0.3) || (weight >= 1.5 && share >= 0.5);
  return isTold ? { symptom, phrase, share, weight: weight + run.length / 100 } : undefined;
}

/** A description: found by most of its telling words, in any order. */
function byWords(symptom: Symptom, phrase: string, query: readonly string[]): Scored | undefined {
  const telling = [...new Set(wordsOf(phrase).filter(isTelling))];
  const found = telling.filter((word) => query.some((one) => sameStem(word, one)));
  const share = found.length / telling.length;
  const names = found.filter((word) => isName(word, phrase)).length;
  return (found.length >= 2 && share >= 0.6) || names > 0 ? { symptom, phrase, share, weight: found.length * 0.9 + names } : undefined;
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
      const length = sameWord(word, other) || isCut ? (previous[column] ?? 0) + 1 : 0;
      if (length > longest.length) longest = { end: row + 1, length };
      current.push(length);
    }
    previous = current;
  }
  return phrase.slice(longest.end - longest.length, longest.end);
}

function sameStem(a: string, b: string): boolean {
  return sameWord(a, b) || stem(a) === stem(b);
}

function stem(word: string): string {
  return word.replace(word.length > 5 ? /(?:ing|ed|es|s)$/ : /s$/, "");
}
