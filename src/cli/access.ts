import { Option, type Command } from "commander";
import { ask, type Side } from "../access/ask";
import { formats, type Format } from "../access/format";
import { readMembers, type Members } from "../access/members";
import { visible } from "../model/problem";
import { todayUtc } from "../project/load";
import { loadAtCommit, OtherCommitError } from "../project/other-commit";
import { loadOrReport } from "./data";
import { Misuse } from "./saml/misuse";
import { readFile } from "./saml/read-file";
import { EXIT, print, printError } from "./terminal";

interface AccessOptions {
  readonly group?: string;
  readonly user?: string;
  readonly members?: string;
  readonly account?: string;
  readonly can?: readonly string[];
  readonly on?: string;
  readonly environment?: readonly string[];
  readonly between?: readonly string[];
  readonly json?: true;
  readonly markdown?: true;
  readonly csv?: true;
}

/** `idc access`: who can do what, where, until when and why, from the data alone. */
export function addAccess(program: Command): void {
  program
    .command("access")
    .description("who has what, where, and until when, from the data alone: for a group, a person, an account, an action; without a question, everything")
    .option("-g, --group <group>", "what this group reaches (key or display name)")
    .option("-u, --user <login>", "what this person reaches; needs --members")
    .option("-m, --members <file>", "who is in which group, as JSON or CSV; - reads standard input")
    .option("-a, --account <account>", "who reaches this account (key, display name or id)")
    .option("-c, --can <actions...>", "who can do this: actions such as s3:DeleteBucket or 's3:Delete*'")
    .option("--on <arn>", "with --can: on this resource; may have wildcards")
    .option("-e, --environment <names...>", "in these environments only")
    .option("--between <refs...>", "what differs between a commit and the working tree, or between two commits")
    .addOption(new Option("--json", "print the answer for scripts").conflicts(["markdown", "csv"]))
    .addOption(new Option("--markdown", "print the answer for an issue or a chat").conflicts(["json", "csv"]))
    .addOption(new Option("--csv", "print the answer for a spreadsheet, a line a grant").conflicts(["json", "markdown"]))
    .addHelpText("after", "\nQuestions narrow each other. Exit codes: 0 answered, whatever the answer is; 1 the data has errors; 2 misuse, a name that does not exist, or a commit that can't be read.")
    .action(access);
}

async function access(options: AccessOptions): Promise<void> {
  try {
    const today = todayUtc();
    const members = await membersOf(options);
    const sides = await sidesOf(options.between ?? [], today);
    if (sides === undefined) return;
    const { group, user, account, can, on, environment: environments } = options;
    const answer = await ask({ group, user, members, account, environments, can, on }, sides);
    if ("faults" in answer) throw new Misuse(answer.faults.join("\nerror "));
    print(formats[formatOf(options)](answer));
  } catch (cause) {
    if (!(cause instanceof Misuse) && !(cause instanceof OtherCommitError)) throw cause;
    printError(`error ${visible(cause.message).replaceAll("\\u000a", "\n")}\n\nnothing was answered`);
    process.exitCode = EXIT.misuse;
  }
}

async function membersOf({ user, members: file }: AccessOptions): Promise<Members | undefined> {
  if (file === undefined) {
    if (user === undefined) return undefined;
    throw new Misuse("the data has groups and no people: say who is in which group with --members FILE (docs/access.md has its forms)");
  }
  if (user === undefined) throw new Misuse("--members says who is in which group, for --user: say whom you ask about");
  const read = readMembers(new TextDecoder().decode(await readFile(file)));
  if ("fault" in read) throw new Misuse(`${file} has no members that can be read: ${read.fault}`);
  return read.members;
}

/** The working tree, one commit and the working tree, or two commits; undefined where the data here has errors, which are then printed. */
async function sidesOf(refs: readonly string[], today: string): Promise<readonly [Side, Side?] | undefined> {
  if (refs.length > 2) throw new Misuse(`--between takes one commit or two, here are ${refs.length}: ${refs.join(" ")}`);
  const [first, second] = refs;
  if (first === undefined) return hereOr(today);
  const from = await commitSide(first, today);
  if (second !== undefined) return [from, await commitSide(second, today)];
  const here = await hereOr(today);
  return here === undefined ? undefined : [from, here[0]];
}

async function hereOr(today: string): Promise<readonly [Side] | undefined> {
  const loaded = await loadOrReport(today);
  return loaded === undefined ? undefined : [{ name: "the working tree", data: loaded.project }];
}

async function commitSide(ref: string, today: string): Promise<Side> {
  const { commit, project } = await loadAtCommit(ref, process.cwd(), today);
  return { name: commit.startsWith(ref) ? commit.slice(0, 12) : `${ref} (${commit.slice(0, 12)})`, data: project };
}

function formatOf({ json, markdown, csv }: AccessOptions): Format {
  if (json === true) return "json";
  if (csv === true) return "csv";
  return markdown === true ? "markdown" : "text";
}
