import { checkResponse } from "../../saml/check-response";
import type { SamlReport } from "../../saml/format/report";
import type { SamlInput } from "../../saml/input/input";
import { readMessages } from "../../saml/input/read";
import { expectationsOf, timeOf, type ExpectationFlags } from "./expectations";
import { asUnchecked } from "./from-environment";
import { Misuse } from "./misuse";
import { answer, type OutputFlags } from "./output";
import { readFile } from "./read-file";
import { anotherKind } from "./refuse";

export interface CheckFlags extends ExpectationFlags, OutputFlags {
  readonly at?: string;
}

/** `idc saml check`. */
export async function check(file: string, flags: CheckFlags): Promise<void> {
  await answer(flags, async (): Promise<SamlReport> => {
    if ([file, ...flags.metadata].filter((path) => path === "-").length > 1) throw new Misuse("only one file can come from standard input");
    const at = flags.at === undefined ? undefined : timeOf(flags.at);
    const expected = await expectationsOf(flags, at ?? new Date());
    const read = readMessages(await readFile(file));
    if ("faults" in read) return { kind: "refused", findings: read.faults };
    if (read.input.kind !== "response") return { kind: "refused", findings: [anotherKind(read.input, "response")] };
    // Messages of one recording tell replays and clocks; a single message tells nothing of others.
    const others = read.input.others > 0 ? { otherMessages: read.passedOver } : {};
    const report = checkResponse(at === undefined ? read.input : atThatTime(read.input), expected.expectations, { at: at ?? new Date(), ...others });
    return { ...report, unchecked: [...report.unchecked, ...asUnchecked(expected)] };
  });
}

/** A time that was given goes before the one that the container tells. */
function atThatTime(input: SamlInput): SamlInput {
  const { sentAt, ...rest } = input;
  return sentAt === undefined ? input : rest;
}
