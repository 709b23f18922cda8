/** Undoes percent-encoding once; what is not valid stays as it stands. */
export function unescapePercent(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return Buffer.from(run.replaceAll("%", ""), "hex").toString("latin1");
    }
  });
}

/** Whether anything in it is percent-encoded. */
export function hasPercent(text: string): boolean {
  return /%[0-9A-Fa-f]{2}/.test(text);
}
