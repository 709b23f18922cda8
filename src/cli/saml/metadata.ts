import type { SamlReport } from "../../saml/format/report";
import type { SamlInput, Unreadable } from "../../saml/input/input";
import { readInput } from "../../saml/input/read";
import { checkMetadata } from "../../saml/metadata/check-metadata";
import { compareMetadata } from "../../saml/metadata/compare";
import { asUnchecked, fromEnvironment } from "./from-environment";
import { Misuse } from "./misuse";
import { answer, type OutputFlags } from "./output";
import { readFile } from "./read-file";
import { anotherKind } from "./refuse";

export interface MetadataFlags extends OutputFlags {
  readonly compare?: string;
  readonly environment?: string;
}

/** `idc saml metadata`. */
export async function metadata(file: string, flags: MetadataFlags): Promise<void> {
  await answer(flags, async (): Promise<SamlReport> => {
    if (file === "-" && flags.compare === "-") throw new Misuse("only one file can come from standard input");
    if (flags.compare !== undefined && flags.environment !== undefined) throw new Misuse("--compare and --environment are two questions: ask them one after the other");
    const at = new Date();
    const expected = await fromEnvironment(flags.environment);
    const input = await readMetadataFile(file);
    if ("faults" in input) return { kind: "refused", findings: input.faults };
    if (flags.compare !== undefined) {
      const before = await readMetadataFile(flags.compare);
      return "faults" in before ? { kind: "refused", findings: before.faults } : compareMetadata(before, input, { at });
    }
    const report = checkMetadata(input, expected.expectations, { at });
    return { ...report, unchecked: [...report.unchecked, ...asUnchecked(expected)] };
  });
}

async function readMetadataFile(path: string): Promise<SamlInput | Unreadable> {
  const input = readInput(await readFile(path));
  if ("faults" in input || input.kind === "idp-metadata" || input.kind === "sp-metadata") return input;
  return { faults: [anotherKind(input, "metadata")] };
}
