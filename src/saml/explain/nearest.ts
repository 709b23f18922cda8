import type { Symptom } from "./symptom";
import { phrases } from "./table";
import { wordsOf } from "./words";

/** Below this two texts have nothing in common but the letters of the language. */
const LEAST = 0.12;

/** The symptoms whose words are nearest to a text that names none of them, the nearest first; every symptom is among them, `near` says which are near at all. */
export function nearestSymptoms(text: string): { readonly symptom: Symptom; readonly near: boolean }[] {
  const given = triplesOf(text.slice(0, 500));
  const scores = new Map<Symptom, number>();
  for (const { symptom, text: phrase } of phrases) scores.set(symptom, Math.max(scores.get(symptom) ?? 0, likeness(given, triplesOf(phrase))));
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([symptom, score]) => ({ symptom, near: score >= LEAST }));
}

/** Three letters at a time: alike in texts that share words, parts of words or their typing errors. */
function triplesOf(text: string): ReadonlySet<string> {
  const plain = ` ${wordsOf(text).join(" ")} `;
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, index) => plain.slice(index, index + 3)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((one) => b.has(one)).length;
  return common === 0 ? 0 : (2 * common) / (a.size + b.size);
}
