import { dumpState, factsOf } from "../../../sandbox/kept/dump";
import { differences, listed } from "../../../sandbox/kept/facts";
import { readState, StateFileError } from "../../../sandbox/local/state-file";
import { visible } from "../../model/problem";
import { EXIT, print, printError } from "../terminal";

export interface ReadFlags {
  readonly json?: true;
}

/** `idc sandbox show`. */
export function show(file: string, { json }: ReadFlags): void {
  orSay(() => {
    const dump = dumpState(readState(file));
    print(json === true ? JSON.stringify({ schema: "idc-sandbox-dump/1", ...dump }, undefined, 2) : shown(listed(factsOf(dump))));
  });
}

/** `idc sandbox compare`. */
export function compare(before: string, after: string, { json }: ReadFlags): void {
  orSay(() => {
    const [one, other] = [before, after].map((file) => factsOf(dumpState(readState(file))));
    const lines = differences(one ?? [], other ?? []);
    if (json === true) print(JSON.stringify({ schema: "idc-sandbox-comparison/1", same: lines.length === 0, lines }, undefined, 2));
    else print(lines.length === 0 ? "the same by names" : shown(lines.join("\n")));
    process.exitCode = lines.length === 0 ? EXIT.ok : EXIT.findings;
  });
}

function orSay(act: () => void): void {
  try {
    act();
  } catch (cause) {
    if (!(cause instanceof StateFileError)) throw cause;
    printError(`error ${shown(cause.message)}`);
    process.exitCode = EXIT.misuse;
  }
}

function shown(text: string): string {
  return visible(text).replaceAll("\\u000a", "\n");
}
