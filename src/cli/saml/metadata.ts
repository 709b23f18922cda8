import type { SamlReport } from "../../saml/format/report";
import type { SamlInput, Unreadable } from "../../saml/input/input";
import { readInput } from "../../saml/input/read";
import { readCertificateFile } from "../../saml/metadata/certificate-file";
import { checkCertificates } from "../../saml/metadata/check-certificates";
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
    const bytes = await readFile(file);
    const certificates = readCertificateFile(bytes);
    if (certificates !== undefined) {
      if (flags.compare !== undefined) throw new Misuse(`${file} is a certificate, and --compare takes two metadata files: its fingerprint is shown without --compare`);
      return checkCertificates(certificates, expected.expectations, { at });
    }
    const input = asMetadata(bytes);
    if ("faults" in input) return { kind: "refused", findings: input.faults };
    if (flags.compare !== undefined) {
      const before = asMetadata(await readFile(flags.compare));
      return "faults" in before ? { kind: "refused", findings: before.faults } : compareMetadata(before, input, { at });
    }
    const report = checkMetadata(input, expected.expectations, { at });
    return { ...report, unchecked: [...report.unchecked, ...asUnchecked(expected)] };
  });
}

function asMetadata(bytes: Uint8Array): SamlInput | Unreadable {
  const input = readInput(bytes);
  if ("faults" in input || input.kind === "idp-metadata" || input.kind === "sp-metadata") return input;
  return { faults: [anotherKind(input, "metadata")] };
}
