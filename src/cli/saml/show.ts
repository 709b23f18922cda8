import type { SamlReport } from "../../saml/format/report";
import { readInput } from "../../saml/input/read";
import { mask, maskForOthers } from "../../saml/redact";
import { showRefused } from "../../saml/show-refused";
import { showXml } from "../../saml/show";
import { readXml } from "../../saml/xml/read";
import { answer, type OutputFlags } from "./output";
import { readFile } from "./read-file";

/** `idc saml show`. */
export async function show(file: string, flags: OutputFlags): Promise<void> {
  await answer(flags, async (): Promise<SamlReport> => {
    const input = readInput(await readFile(file));
    if ("faults" in input) return { kind: "refused", findings: input.faults };
    const { root, faults = [] } = readXml(input.xml);
    // Markdown is for an issue or a chat, and a script reads the XML without a margin.
    const options = { reveal: flags.reveal === true, forOthers: flags.markdown === true, places: flags.json !== true };
    const { kind, container, postedTo, posted, sentAt, relayState, others, notes = [] } = input;
    return {
      kind: "shown",
      of: kind,
      container,
      others,
      ...(postedTo === undefined ? {} : { postedTo }),
      ...(sentAt === undefined || posted === false ? {} : { sentAt: sentAt.toISOString() }),
      ...(relayState === undefined ? {} : { relayState: options.reveal ? relayState : options.forOthers ? maskForOthers(relayState) : mask(relayState) }),
      text: root === undefined ? showRefused(input.xml, faults[0]?.at ?? { line: 1, column: 1 }, options) : showXml(root, options),
      findings: [...faults, ...notes],
    };
  });
}
