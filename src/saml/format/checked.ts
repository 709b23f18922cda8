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
  const parts = of === "idp" ? ["form and size", "entity id", "certificates: form, key, dates", "single sign-on addresses"] : ["form", "entity id", "ACS URLs", "whether signed assertions are asked for"];
  return report.kind === "metadata" ? parts : [...parts.map((part) => `${part} (of the later file)`), "what changes from the earlier file"];
}
