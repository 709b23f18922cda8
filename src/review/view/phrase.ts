/** Text from outside: a name, an id, a value. Each format shows it in its own safe way. */
export interface Outside {
  readonly outside: string;
  /** A sentence with names in it, and not a name: written as text, as far as it is safe. */
  readonly prose?: true;
}

/** A sentence of our own words and of names from outside, which never mix until a format writes them. */
export type Phrase = readonly (string | Outside)[];

/** Longest name or value that a review shows; what is cut is counted. */
const LONGEST = 160;

/** `say\`group ${name} gains\``: what is put in is from outside, unless it is a phrase already or a number. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  return words.flatMap((word, index) => {
    const value = values[index];
    const put = value === undefined ? [] : typeof value === "number" ? [value.toLocaleString("en-US")] : typeof value === "string" ? [outside(value)] : value;
    return word === "" ? put : [word, ...put];
  });
}

export function outside(text: string, longest = LONGEST): Outside {
  return { outside: cut(text, longest) };
}

/** A sentence that has names from outside in it. */
export function prose(text: string, longest = 600): Outside {
  return { outside: cut(text, longest), prose: true };
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length.toLocaleString("en-US")} characters)` : text;
}

/** Phrases one after the other with words of our own between them. */
export function join(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}

/** The first few of a list, and how many more there are. */
export function few(phrases: readonly Phrase[], most: number): Phrase {
  const shown = join(phrases.slice(0, most), ", ");
  return phrases.length > most ? [...shown, ` and ${(phrases.length - most).toLocaleString("en-US")} more`] : shown;
}
