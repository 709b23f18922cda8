import type { Cause, Remedy, Symptom } from "../explain/symptom";
import type { Entry, Group, Row } from "./document";
import type { Explanation } from "./report";

const PLACES = { okta: "in Okta", console: "in the console", repository: "in this repo" } as const satisfies Record<keyof Remedy, string>;

/** The symptoms that were found, each with its causes; where none was, those that are known. */
export function explanationGroups({ matches, known }: Explanation): Group[] {
  if (matches.length > 0) return matches.map(({ symptom, phrase, share }) => ({ heading: `"${phrase}" (${symptom.seenAt}${share < 1 ? `; ${Math.round(share * 100)} % of it was given` : ""})`, entries: symptom.causes.map((cause, index) => causeEntry(symptom, cause, index + 1)) }));
  return [{ heading: "Symptoms known", entries: known.map(({ seenAt, text }) => ({ mark: seenAt, lead: text, rows: [] })) }];
}

function causeEntry({ id }: Symptom, { why, findings, remedy }: Cause, number: number): Entry {
  const places = (["okta", "console", "repository"] as const).flatMap((place): Row[] => {
    const text = remedy[place];
    return text === undefined ? [] : [[PLACES[place], text]];
  });
  return { mark: `${id} ${number}`, lead: why, rows: [["proved by", findings.length === 0 ? "nothing that a SAML response shows" : `idc saml check, any of ${findings.join(", ")}`], ...places] };
}
