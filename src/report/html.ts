/** Markup that needs no escaping any more. */
export class Html {
  constructor(readonly markup: string) {}
}

/** `html\`<b>${name}</b>\``: everything put in is escaped, unless it is markup or a list of markup. */
export function html(words: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  return new Html(words.map((word, position) => word + put(values[position])).join(""));
}

function put(value: string | number | Html | readonly Html[] | undefined): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.markup;
  if (typeof value === "string" || typeof value === "number") return escape(String(value));
  return value.map(({ markup }) => markup).join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a script element: nothing in it can end the element or be taken for markup. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
