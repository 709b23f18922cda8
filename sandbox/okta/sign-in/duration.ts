const PARTS = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECOND = 1000;
const LENGTHS = [7 * 86_400 * SECOND, 86_400 * SECOND, 3600 * SECOND, 60 * SECOND, SECOND];

/** An ISO 8601 duration such as PT2H; years and months have no fixed length and are refused. */
export function milliseconds(duration: string): number {
  const parts = PARTS.exec(duration)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) throw new Error(`not a duration of weeks, days, hours, minutes and seconds: ${duration}`);
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (LENGTHS[index] ?? 0), 0);
}
