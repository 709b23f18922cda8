const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z$/;

/** Milliseconds since 1970 of an xs:dateTime in UTC (SAML core 1.3.3), or undefined where the text is not one, such as with an offset or on 30 February. */
export function parseInstant(text: string): number | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const time = Date.parse(`${text.slice(0, 19)}Z`);
  // Date rolls 30 February over to March: such a day does not come back as it was written.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== text.slice(0, 19)) return undefined;
  return time + Math.trunc(Number(`0.${match[7] ?? "0"}`) * 1000);
}

/** A time as messages write it. */
export function written(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A length of time in words: `4 min 10 s`, `3 h 5 min`, `12 days`. */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
