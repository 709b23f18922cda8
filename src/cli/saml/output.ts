import { formats, type Format } from "../../saml/format";
import { jsonMisuse } from "../../saml/format/json";
import { exitCodeOf, type SamlReport } from "../../saml/format/report";
import { visible } from "../../model/problem";
import { EXIT, print, printError } from "../terminal";
import { Misuse } from "./misuse";

export interface OutputFlags {
  readonly json?: true;
  readonly markdown?: true;
  readonly reveal?: true;
  readonly verbose?: true;
}

/** Makes a report, prints it in the format asked for and sets the exit code; misuse is one sentence. */
export async function answer(flags: OutputFlags, make: () => Promise<SamlReport>): Promise<void> {
  try {
    const report = await make();
    print(formats[formatOf(flags)](report, { reveal: flags.reveal === true, verbose: flags.verbose === true }));
    process.exitCode = exitCodeOf(report);
  } catch (cause) {
    if (!(cause instanceof Misuse)) throw cause;
    if (flags.json === true) print(jsonMisuse(cause.message));
    else printError(`error ${visible(cause.message).replaceAll("\\u000a", "\n")}\n\nnothing was checked`);
    process.exitCode = EXIT.misuse;
  }
}

function formatOf({ json, markdown }: OutputFlags): Format {
  if (json === true) return "json";
  return markdown === true ? "markdown" : "text";
}
