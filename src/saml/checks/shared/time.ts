import { span } from "../../response/instant";

/** What people commonly take IAM Identity Center's tolerance to be; AWS documents none, so what lies within it stays unknown. */
const COMMON_TOLERANCE = 5 * 60_000;

export const TOLERANCE_UNKNOWN = `IAM Identity Center's tolerance for clocks is not documented; the common figure is about ${span(COMMON_TOLERANCE)}`;

/** A moment outside a validity by more than the common tolerance is an error; within it nobody can say. */
export function outside(milliseconds: number): "error" | "unknown" {
  return milliseconds > COMMON_TOLERANCE ? "error" : "unknown";
}
