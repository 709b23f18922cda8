import type { ResponseReport } from "../check-response";
import type { MetadataReport } from "../metadata/check-metadata";
import type { MetadataComparison } from "../metadata/compare";

/** What was looked at, whatever came of it; a check that could not run or threw is not among it. */
export function checkedParts(report: ResponseReport | MetadataReport | MetadataComparison): readonly string[] {
  return report.kind === "response" ? [...report.passed, ...report.failed, ...report.undecided] : metadataParts(report);
}

function metadataParts(report: MetadataReport | MetadataComparison): string[] {
  const of = report.kind === "metadata" ? report.summary.of : report.after.of;
  if (of === "unreadable") return [];
  if (of === "certificate") return ["certificates: form, key, dates"];
  const parts = PARTS[of];
  if (report.kind === "metadata") return [...parts];
  // Files of two kinds are not compared, and of one that is no role's there is nothing to compare.
  const isCompared = report.before.of === of && of !== "neither";
  return [...parts.map((part) => `${part} (of the later file)`), ...(isCompared ? ["what changes from the earlier file"] : [])];
}

const PARTS: Readonly<Record<"idp" | "sp" | "neither", readonly string[]>> = {
  idp: ["form and size", "entity id", "protocols and uses of keys", "certificates: form, key, dates", "single sign-on addresses"],
  sp: ["form and size", "entity id", "protocols and uses of keys", "ACS URLs", "whether signed assertions are asked for"],
  neither: ["form and size"],
};
