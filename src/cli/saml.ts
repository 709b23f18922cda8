import { Option, type Command } from "commander";
import type * as Check from "./saml/check";
import type * as Explain from "./saml/explain";
import type * as Metadata from "./saml/metadata";
import type { OutputFlags } from "./saml/output";
import type * as Show from "./saml/show";

const FILE = "a HAR file, SAML-tracer export, form body, base64, XML; - reads standard input";

/** `idc saml`: why a sign-in to AWS fails, answered on this machine alone. Each command loads what it needs when it runs, by require as in index.ts. */
export function addSaml(program: Command): void {
  const saml = program.command("saml").description("why does sign-in to AWS fail? reads SAML messages, sends them nowhere, writes them nowhere")
    .addHelpText("after", "\nExit codes: 0 nothing found, 1 findings (warnings too), 2 misuse or no message of the right kind. What is unknown or unchecked is printed and counts for nothing.");

  output(saml.command("check").description("check a SAML response as IAM Identity Center would; exits with 0 (nothing found), 1 (findings) or 2 (no SAML response)"))
    .argument("<file>", FILE)
    .option("-e, --environment <name>", "take Region, audience, ACS URLs and session attributes from this environment's data")
    .option("-m, --metadata <file>", "metadata of Okta (what Okta has: issuer, certificates) or of IAM Identity Center (audience, ACS URLs); may be given for each", collect, [])
    .option("--certificate <file>", "a certificate that IAM Identity Center has for Okta (PEM or DER); may be given again", collect, [])
    .option("--issuer <url>", "the issuer that IAM Identity Center trusts")
    .option("--audience <url>", "the audience (SP entity id) of the instance")
    .option("--acs <url>", "an ACS URL of the instance, the primary Region's first; may be given again", collect, [])
    .option("--user <name>", "the person's userName in IAM Identity Center")
    .option("--authn-context <uri>", "an AuthnContextClassRef that shows step-up in your org; may be given again", collect, [])
    .option("--at <time>", "judge at this time, such as 2026-09-30T12:00:00Z (default: when it was posted, else when it was issued)")
    .option("--message <n>", "of several sign-ins in a recording the n-th (default: the one that was refused, else the last)")
    .option("--verbose", "name every check that passed or failed")
    .action((file: string, flags: Check.CheckFlags) => {
      const { check }: typeof Check = require("./saml/check");
      return check(file, flags);
    });

  output(saml.command("show").description("decode a SAML message and print it indented, values of people masked"))
    .argument("<file>", FILE)
    .action((file: string, flags: OutputFlags) => {
      const { show }: typeof Show = require("./saml/show");
      return show(file, flags);
    });

  output(saml.command("metadata").description("check metadata, or a file of certificates, against the limits of IAM Identity Center: certificates, dates, addresses"))
    .argument("<file>", "metadata of Okta or of IAM Identity Center, or certificates (PEM or DER); - reads standard input")
    .option("--verbose", "name what was looked at")
    .option("-c, --compare <file>", "earlier metadata: what changes from it to FILE")
    .option("-e, --environment <name>", "compare with this environment's data")
    .action((file: string, flags: Metadata.MetadataFlags) => {
      const { metadata }: typeof Metadata = require("./saml/metadata");
      return metadata(file, flags);
    });

  output(saml.command("explain").description("what is behind an error text of AWS or Okta; exits with 1 where it is not known"), false)
    .argument("<text...>", "the text, or a part of it")
    .action((words: readonly string[], flags: OutputFlags) => {
      const { explainText }: typeof Explain = require("./saml/explain");
      return explainText(words.join(" "), flags);
    });
}

function output(command: Command, withReveal = true): Command {
  command.addOption(new Option("--json", "print the report for scripts").conflicts("markdown")).addOption(new Option("--markdown", "print the report for an issue or a chat"));
  return withReveal ? command.option("--reveal", "show values of people (NameID, attributes, RelayState)") : command;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
