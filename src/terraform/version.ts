/** Which versions will do: Terraform's `>= atLeast, < below`. */
export interface VersionRange {
  readonly atLeast?: string;
  readonly below?: string;
}

/** A released version, three numbers; Terraform never picks a pre-release from a range, so it is not one here. */
const released = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

/** True when `version` is a release within `range`. */
export function satisfies(version: string, range: VersionRange): boolean {
  if (!released.test(version)) return false;
  if (range.atLeast !== undefined && compareVersions(version, range.atLeast) < 0) return false;
  return range.below === undefined || compareVersions(version, range.below) < 0;
}

/** Orders versions by number (5.9.0 before 5.100.0); what is not a number counts as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)];
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `any version`, `>= 5.100.0, < 7.0.0`: for messages. */
export function describeRange(range: VersionRange): string {
  const bounds = [range.atLeast === undefined ? [] : [`>= ${range.atLeast}`], range.below === undefined ? [] : [`< ${range.below}`]].flat();
  return bounds.length === 0 ? "any version" : bounds.join(", ");
}

function parts(version: string): number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10) || 0);
}
