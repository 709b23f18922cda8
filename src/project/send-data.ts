import { DataFilesError, readEnvironments } from "./environments-file";
import { readGuardrails } from "./guardrails-file";
import { load } from "./load";
import { reportProblems } from "./report";
import { sendableData, type SentData } from "./sent-data";

/** Run by `loadAtCommit` as a process of its own, in the folder of the commit: sends what the data there says, or why it can't be used. */
async function answer(today: string): Promise<SentData | { readonly problem: string }> {
  try {
    const loaded = await load(await readEnvironments(process.cwd()), today, await readGuardrails(process.cwd()));
    return loaded.ok ? sendableData(loaded.project, loaded.guardrails) : { problem: reportProblems(loaded.problems.filter(({ severity }) => severity === "error")) };
  } catch (cause) {
    if (cause instanceof DataFilesError) return { problem: cause.message };
    throw cause;
  }
}

void answer(process.argv[2] ?? "").then((message) => process.send?.(message, () => process.disconnect()));
