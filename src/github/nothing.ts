import { inMarkdown } from "../format/code-span";
import type { Review } from "../review/review";

/** Whether nothing at all would be different and nothing was found, so that there is no news in it; what waits or has drifted without a change is none. */
export function changesNothing({ verdict, environments }: Review): boolean {
  return verdict === "pass" && environments.every(({ source, counts, findings, fingerprint }) => {
    if (findings.length > 0) return false;
    // A plan lists every change that it would make; of the data alone only the counts tell.
    return source.kind === "plan" ? fingerprint?.changes.length === 0 : Object.values(counts).every((count) => count === 0);
  });
}

/** What stands where a change was, after a push that took it back. */
export function nothingText({ environments }: Review): string {
  const of = (kind: "plan" | "data") => environments.filter(({ source }) => source.kind === kind).map(({ environment }) => inMarkdown(environment)).join(", ");
  const looked = [of("plan") && `by plan: ${of("plan")}`, of("data") && `from the data alone: ${of("data")}`].filter((part) => part !== "");
  return `## Access review\n\nNo access changes any more: a later push took back what stood here.\n\nLooked at ${looked.join("; ")}.\n`;
}
