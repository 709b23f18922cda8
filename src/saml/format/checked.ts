import type { ResponseReport } from "../check-response";
import { checks } from "../checks";
import type { MetadataReport } from "../metadata/check-metadata";
import type { MetadataComparison } from "../metadata/compare";

/** What was looked at, in the words of the checks; a check that could not run or failed is not among it. */
export function checkedParts(report: ResponseReport | MetadataReport | MetadataComparison): string[] {
  if (report.kind !== "response") return metadataParts(report);
  const { summary, unchecked, findings } = report;
  const open = new Set(unchecked.map(({ what }) => what));
  // Where what was read could not be vouched for, no check ran.
  if (unchecked.some(({ what }) => what.startsWith("everything that the response says"))) return ["that it can be read"];
  const failed = new Set(findings.filter(({ id }) => id === "check-failed").map(({ expected }) => expected.replace(/^an answer whether /, "")));
  return checks
    .filter(({ about, needs }) => !open.has(about) && !failed.has(about) && (summary.assertions > 0 || !needs.includes("assertion")) && (summary.sensitive.relayState !== undefined || !needs.includes("relayState")))
    .map(({ about }) => about);
}

function metadataParts(report: MetadataReport | MetadataComparison): string[] {
  const of = report.kind === "metadata" ? report.summary.of : report.after.of;
  if (of === "unreadable") return [];
  const parts = of === "idp" ? ["form and size", "entity id", "certificates: form, key, dates", "single sign-on addresses"] : ["form", "entity id", "ACS URLs", "whether signed assertions are asked for"];
  return report.kind === "metadata" ? parts : [...parts.map((part) => `${part} (of the later file)`), "what changes from the earlier file"];
}
