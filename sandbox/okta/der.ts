/** The few DER forms an X.509 certificate needs; node:crypto reads certificates but writes none. */
function tlv(tag: number, content: Buffer): Buffer {
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Buffer[]): Buffer => tlv(0x31, Buffer.concat(parts));
export const explicit = (index: number, part: Buffer): Buffer => tlv(0xa0 | index, part);
export const nothing = (): Buffer => tlv(0x05, Buffer.alloc(0));
export const utf8 = (value: string): Buffer => tlv(0x0c, Buffer.from(value, "utf8"));
export const printable = (value: string): Buffer => tlv(0x13, Buffer.from(value, "ascii"));
export const ia5 = (value: string): Buffer => tlv(0x16, Buffer.from(value, "ascii"));
/** No unused bits: every bit string of a certificate is whole bytes. */
export const bits = (value: Buffer): Buffer => tlv(0x03, Buffer.concat([Buffer.from([0]), value]));

/** A positive integer; a leading zero keeps the sign bit clear. */
export function integer(value: Buffer): Buffer {
  const first = value.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.from([0]) : value.subarray(first);
  return tlv(0x02, (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

export function oid(dotted: string): Buffer {
  const [a = 0, b = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [a * 40 + b];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let high = arc >>> 7; high > 0; high >>>= 7) groups.unshift((high & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** X.509 demands UTCTime before 2050 and GeneralizedTime from then on. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().slice(0, 19).replace(/[-T:]/g, "");
  return date.getUTCFullYear() < 2050
    ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`, "ascii"))
    : tlv(0x18, Buffer.from(`${digits}Z`, "ascii"));
}
