import { explain } from "../../saml/explain/explain";
import { nearestSymptoms } from "../../saml/explain/nearest";
import type { SamlReport } from "../../saml/format/report";
import { print } from "../terminal";
import { answer, type OutputFlags } from "./output";

/** `idc saml explain`; where the text is not known that is the first thing said, with what comes near it. */
export async function explainText(text: string, flags: OutputFlags): Promise<void> {
  const matches = explain(text);
  const nearest = nearestSymptoms(text);
  if (matches.length === 0 && flags.json !== true) print(`${notKnown(nearest)}\n`);
  await answer(flags, async (): Promise<SamlReport> => ({ kind: "explanation", matches, known: nearest.map(({ symptom: { seenAt, texts } }) => ({ seenAt, text: texts[0] ?? "" })) }));
}

const MOST = 3;

function notKnown(symptoms: ReturnType<typeof nearestSymptoms>): string {
  const near = symptoms.filter((one) => one.near).slice(0, MOST).map(({ symptom }) => JSON.stringify(symptom.texts[0]));
  return near.length === 0 ? "not known, and nothing known is near it" : `not known; nearest: ${near.join(", ")}`;
}
