import { oktaSymptoms } from "./okta";
import { portalSymptoms } from "./portal";
import { provisioningSymptoms } from "./provisioning";
import { signInSymptoms } from "./sign-in";
import type { Symptom } from "./symptom";
import { wordsOf } from "./words";

/** Every symptom known. */
export const symptoms: readonly Symptom[] = [...signInSymptoms, ...oktaSymptoms, ...portalSymptoms, ...provisioningSymptoms];

/** One wording of a symptom, taken apart once. */
export interface Phrase {
  readonly symptom: Symptom;
  readonly text: string;
  readonly words: readonly string[];
  /** `message` as somebody's screen shows it, `description` in the words of the team, `sign` in those of people who see no message. */
  readonly kind: "message" | "description" | "sign";
}

export const phrases: readonly Phrase[] = symptoms.flatMap((symptom) => [
  ...symptom.texts.map((text) => ({ symptom, text, words: wordsOf(text), kind: /^[a-z]/.test(text) ? "description" as const : "message" as const })),
  ...(symptom.signs ?? []).map((text) => ({ symptom, text, words: wordsOf(text), kind: "sign" as const })),
]);

/** Every word of the table. */
export const vocabulary: ReadonlySet<string> = new Set(phrases.flatMap(({ words }) => words));
