import { explain, symptoms } from "../../saml/explain/explain";
import type { SamlReport } from "../../saml/format/report";
import { answer, type OutputFlags } from "./output";

/** `idc saml explain`. */
export async function explainText(text: string, flags: OutputFlags): Promise<void> {
  await answer(flags, async (): Promise<SamlReport> => ({ kind: "explanation", matches: explain(text), known: symptoms.map(({ seenAt, texts }) => ({ seenAt, text: texts[0] ?? "" })) }));
}
