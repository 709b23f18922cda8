import { renameSync, writeFileSync } from "node:fs";
import { quote, visible } from "../../model/problem";
import { differences } from "../../review/fingerprint";
import { formats } from "../../review/formats";
import { readReview, ReviewFileError } from "../../review/read-review";
import { SCHEMA, type EnvironmentReview, type Review } from "../../review/review";
import { EXIT, print, printError } from "../terminal";
import type { ReviewFlags } from "../review";
import { projectData, type ProjectData } from "./data";
import { emphasis } from "./emphasis";
import { reviewPlanFiles } from "./of-plans";
import { readText } from "./sources";

/** Reviews what the flags name, prints it and sets the exit code. */
export async function runReview(asked: readonly string[], flags: ReviewFlags): Promise<void> {
  const data = await projectData();
  const { reviews, problems } = await gather(asked, flags, data);
  const reviewed = flags.reviewed === undefined ? undefined : reviewFile(flags.reviewed, "--reviewed");
  const all = [...problems, ...(reviewed !== undefined && "problem" in reviewed ? [reviewed.problem] : [])];
  if (all.length > 0 || reviews.length === 0) {
    printError(`${(all.length === 0 ? ["there is nothing to review"] : all).map((problem) => `error ${visible(problem)}`).join("\n")}\n\nnothing was reviewed`);
    process.exitCode = EXIT.misuse;
    return;
  }
  if ("missing" in data && flags.from.length === 0) printError(`note  names are those of the plan alone, since the data here can't be read: ${visible(data.missing.split("\n")[0] ?? "")}`);
  const review: Review = {
    schema: SCHEMA,
    verdict: reviews.some(({ findings }) => findings.some(({ severity, waived }) => severity === "error" && waived === undefined)) ? "blocked" : "pass",
    ...(flags.commit === undefined ? {} : { commit: flags.commit }),
    environments: reviews,
  };
  const written = write(review, flags, data);
  if (!written) return;
  process.exitCode = review.verdict === "blocked" ? EXIT.findings : EXIT.ok;
  if (reviewed !== undefined && "review" in reviewed) compareWith(reviewed.review, reviews);
}

async function gather(asked: readonly string[], flags: ReviewFlags, data: ProjectData): Promise<{ readonly reviews: readonly EnvironmentReview[]; readonly problems: readonly string[] }> {
  if (flags.from.length > 0) return merge(flags.from, asked);
  if (flags.plan.length > 0) return reviewPlanFiles(flags.plan, asked, data);
  return { reviews: [], problems: ["give --plan <file>, --base <commit> or --from <file>"] };
}

/** Reviews of several runs as one, in the order in which they were given; no environment twice. */
function merge(files: readonly string[], asked: readonly string[]): { readonly reviews: readonly EnvironmentReview[]; readonly problems: readonly string[] } {
  const read = files.map((file) => reviewFile(file, "--from"));
  const reviews = read.flatMap((one) => ("review" in one ? one.review.environments : []));
  const names = reviews.map(({ environment }) => environment);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const missing = asked.filter((name) => !names.includes(name));
  return {
    reviews: asked.length === 0 ? reviews : reviews.filter(({ environment }) => asked.includes(environment)),
    problems: [
      ...read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
      ...twice.map((name) => `two of the reviews are of ${quote(name)}: give one for each environment`),
      ...missing.map((name) => `none of the reviews is of ${quote(name)}: its plan may have failed`),
    ],
  };
}

function reviewFile(file: string, option: string): { readonly review: Review } | { readonly problem: string } {
  const read = readText(file);
  if ("problem" in read) return { problem: `${option} ${quote(file)}: ${read.problem}` };
  try {
    return { review: readReview(read.text) };
  } catch (cause) {
    if (cause instanceof ReviewFileError) return { problem: `${option} ${quote(file)}: ${cause.message}` };
    throw cause;
  }
}

function write(review: Review, { json, markdown, maxBytes, output }: ReviewFlags, data: ProjectData): boolean {
  const organization = "stacks" in data ? data.stacks[0]?.resolved.environment.catalog.organization : undefined;
  const options = { organization, ...(maxBytes === undefined ? {} : { maxBytes }), ...(output === undefined ? { emphasis } : {}) };
  const text = json === true ? formats.json(review) : markdown === true ? formats.markdown(review, options) : formats.text(review, options);
  if (output === undefined) {
    print(text);
    return true;
  }
  try {
    // Beside and renamed: who reads it never sees half a review.
    writeFileSync(`${output}.part`, text.endsWith("\n") ? text : `${text}\n`);
    renameSync(`${output}.part`, output);
    return true;
  } catch (cause) {
    printError(`error --output ${visible(quote(output))}: it can't be written (${cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error"})\n\nno review was written`);
    process.exitCode = EXIT.misuse;
    return false;
  }
}

/** What is applied has to be what was reviewed: says what differs, and fails. */
function compareWith({ environments }: Review, fresh: readonly EnvironmentReview[]): void {
  const lines = fresh.flatMap(({ environment, fingerprint }) => {
    const reviewed = environments.find((one) => one.environment === environment);
    if (reviewed?.fingerprint === undefined) return [`${environment}: the reviewed file has no plan of it`];
    if (fingerprint === undefined) return [`${environment}: this is no plan`];
    return differences(reviewed.fingerprint, fingerprint).map((line) => `${environment}: ${line}`);
  });
  if (lines.length === 0) {
    printError("reviewed     this plan is the change that was reviewed");
    return;
  }
  printError(`error this plan is not the change that was reviewed:\n${lines.slice(0, 50).map((line) => `  ${visible(line)}`).join("\n")}${lines.length > 50 ? `\n  and ${lines.length - 50} more` : ""}\n\ndo not apply it: review it anew, or find out who changed what`);
  process.exitCode = EXIT.findings;
}
