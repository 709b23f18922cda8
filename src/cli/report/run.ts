import { renameSync, writeFileSync } from "node:fs";
import { quote, visible } from "../../model/problem";
import { plural } from "../../project/report";
import { reportData } from "../../report/data";
import { reportPage } from "../../report/page";
import { accessOfData } from "../../review/access/from-data";
import { readReview, ReviewFileError } from "../../review/read-review";
import type { Review } from "../../review/review";
import { viewOf } from "../../review/view";
import { loadOrReport } from "../data";
import type { ReportFlags } from "../report";
import { readText } from "../review/sources";
import { EXIT, print, printError } from "../terminal";

/** Writes the report, whole or not at all. */
export async function runReport({ review: file, output, title }: ReportFlags): Promise<void> {
  const loaded = await loadOrReport();
  if (loaded === undefined) return;
  const review = file === undefined ? undefined : read(file);
  const organization = loaded.stacks[0]?.resolved.environment.catalog.organization;
  if (organization === undefined || typeof review === "string") {
    fail(typeof review === "string" ? review : "there is no environment to report on");
    return;
  }
  const environments = loaded.stacks.map(({ resolved, inlinePolicies }) => ({
    name: resolved.environment.name,
    access: accessOfData(resolved, new Map([...inlinePolicies].map(([key, text]): [string, unknown] => [key, JSON.parse(text)]))),
  }));
  const data = reportData(environments, organization, review);
  const page = reportPage(data, review === undefined ? undefined : viewOf(review, organization), { madeAt: new Date().toISOString(), title });
  try {
    writeFileSync(`${output}.part`, page);
    renameSync(`${output}.part`, output);
  } catch (cause) {
    fail(`--output ${quote(output)}: it can't be written (${cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error"})`);
    return;
  }
  print(`report       ${visible(output)}: ${plural(data.grants.length / 4, "grant")} of ${plural(environments.length, "environment")}, by the data${review === undefined ? "" : `, with the change of ${plural(review.environments.length, "reviewed environment")}`}`);
}

function read(file: string): Review | string {
  const text = readText(file);
  if ("problem" in text) return `--review ${quote(file)}: ${text.problem}`;
  try {
    return readReview(text.text);
  } catch (cause) {
    if (cause instanceof ReviewFileError) return `--review ${quote(file)}: ${cause.message}`;
    throw cause;
  }
}

function fail(problem: string): void {
  printError(`error ${visible(problem)}\n\nno report was written`);
  process.exitCode = EXIT.misuse;
}
