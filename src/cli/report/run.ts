import { quote, visible } from "../../model/problem";
import { plural } from "../../project/report";
import { reportData } from "../../report/data";
import { reportPage } from "../../report/page";
import { accessOfData } from "../../review/access/from-data";
import { viewOf } from "../../review/view";
import { loadOrReport } from "../data";
import type { ReportFlags } from "../report";
import { reviewFile } from "../review/merge";
import { EXIT, print, printError } from "../terminal";
import { writeWhole } from "../write-file";

/** Writes the report, whole or not at all. */
export async function runReport({ review: file, output, title }: ReportFlags): Promise<void> {
  const loaded = await loadOrReport();
  if (loaded === undefined) return;
  const read = file === undefined ? undefined : reviewFile(file, "--review");
  const organization = loaded.stacks[0]?.resolved.environment.catalog.organization;
  if (organization === undefined || (read !== undefined && "problem" in read)) {
    fail(read !== undefined && "problem" in read ? read.problem : "there is no environment to report on");
    return;
  }
  const review = read?.review;
  const environments = loaded.stacks.map(({ resolved, inlinePolicies }) => ({
    name: resolved.environment.name,
    access: accessOfData(resolved, new Map([...inlinePolicies].map(([key, text]): [string, unknown] => [key, JSON.parse(text)]))),
  }));
  const data = reportData(environments, organization, review);
  const page = reportPage(data, review === undefined ? undefined : viewOf(review, organization), { madeAt: new Date().toISOString(), title });
  const fault = writeWhole(output, page);
  if (fault !== undefined) {
    fail(`--output ${quote(output)}: ${fault}`);
    return;
  }
  print(`report       ${visible(output)}: ${plural(data.grants.length / 4, "grant")} of ${plural(environments.length, "environment")}, by the data${review === undefined ? "" : `, with the change of ${plural(review.environments.length, "reviewed environment")}`}`);
}

function fail(problem: string): void {
  printError(`error ${visible(problem)}\n\nno report was written`);
  process.exitCode = EXIT.misuse;
}
