import type { Finding } from "../finding";

/** Where a message was taken from: a `recording` of what a browser sent, a `copy` that a person made of the value alone; `unknown` where it may be either. */
export type Source = "recording" | "copy" | "unknown";

/** A message with a layer of encoding too many. */
export function twice(what: string, source: Source): Finding {
  return {
    id: "input-encoded-twice",
    severity: certain(source),
    title: `The message is encoded twice (${what})`,
    expected: "one layer of base64, percent-encoded once in a form body (SAML bindings 2.0, 3.5.4)",
    found: `Two layers of ${what}; both were undone to go on`,
    fix: consequence(source, "encodes it again, and AWS sees no XML", "encoded it"),
  };
}

/** A message as the source of a page writes it. */
export function escaped(source: Source): Finding {
  return {
    id: "input-html-escaped",
    severity: certain(source),
    title: "The message is written with references of HTML (&#x2b; for +)",
    expected: "base64 as the browser posts it; a page's source has references, which the browser undoes (HTML, character references)",
    found: "references, which were undone to go on",
    fix: consequence(source, "escapes it, and AWS sees no base64", "copied it from the page's source"),
  };
}

/** What the browser sent is what AWS met; of any other text nobody knows. */
export function certain(source: Source): Finding["severity"] {
  return source === "recording" ? "error" : "warning";
}

/** Whether AWS met the same is known where the browser was recorded, and not where a person copied. */
export function consequence(source: Source, does: string, did: string): string {
  const onItsWay = `something between Okta and AWS (a proxy, a script, an extension) ${does}`;
  switch (source) {
    case "recording": return `The browser sent it so, as the recording shows: ${onItsWay}. Take that out of the way.`;
    case "copy": return `This is a copy of the value alone, and whoever made it most likely ${did}: then nothing is wrong with the sign-in. To be sure, give a recording (HAR or SAML-tracer).`;
    case "unknown": return `If this text was put together by hand, whoever did ${did}, and nothing is wrong with the sign-in. If it is what the browser sent, ${onItsWay}. A recording (HAR or SAML-tracer) tells which.`;
  }
}
