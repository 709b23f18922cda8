import { checkResponse } from "../../saml/check-response";
import type { SamlReport } from "../../saml/format/report";
import type { SamlInput } from "../../saml/input/input";
import { readMessages } from "../../saml/input/read";
import { chooseSignIn } from "../../saml/sign-ins";
import { expectationsOf, timeOf, type ExpectationFlags } from "./expectations";
import { closeOpen } from "./from-environment";
import { Misuse } from "./misuse";
import { answer, type OutputFlags } from "./output";
import { readFile } from "./read-file";
import { anotherKind } from "./refuse";

export interface CheckFlags extends ExpectationFlags, OutputFlags {
  readonly at?: string;
  readonly message?: string;
}

/** `idc saml check`. */
export async function check(file: string, flags: CheckFlags): Promise<void> {
  await answer(flags, async (): Promise<SamlReport> => {
    if ([file, ...flags.metadata, ...(flags.certificate ?? [])].filter((path) => path === "-").length > 1) throw new Misuse("only one file can come from standard input");
    const at = flags.at === undefined ? undefined : timeOf(flags.at);
    const now = at ?? new Date();
    const number = flags.message === undefined ? undefined : numberOf(flags.message);
    const expected = await expectationsOf(flags, now);
    const read = readMessages(await readFile(file));
    if ("faults" in read) return { kind: "refused", findings: read.faults };
    if (read.input.kind !== "response") return { kind: "refused", findings: [anotherKind(read.input, "response")] };
    const chosen = chooseSignIn(read.input, read.passedOver, number);
    if ("count" in chosen) throw new Misuse(`--message must be 1 to ${chosen.count}, the sign-ins that ${file} holds, got ${number}`);
    // Messages of one recording tell replays and clocks; a single message tells nothing of others.
    const more = { ...(read.input.others > 0 ? { otherMessages: chosen.others } : {}), ...(chosen.which === undefined ? {} : { which: chosen.which }) };
    const report = checkResponse(at === undefined ? chosen.input : atThatTime(chosen.input), expected.expectations, { now, ...(at === undefined ? {} : { at }), ...more });
    return { ...report, unchecked: closeOpen(report.unchecked, expected) };
  });
}

/** A time that was given goes before the one that the container tells. */
function atThatTime(input: SamlInput): SamlInput {
  const { sentAt, ...rest } = input;
  return sentAt === undefined ? input : rest;
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Misuse(`--message must be a whole number from 1 on, got ${JSON.stringify(text.slice(0, 40))}`);
  return Number(text);
}
