import { json } from "./json";
import { markdown } from "./markdown";
import type { FormatOptions, SamlReport } from "./report";
import { text } from "./text";

export type Format = "text" | "markdown" | "json";

/** The formats by name; each is a function of the report alone. */
export const formats: Readonly<Record<Format, (report: SamlReport, options: FormatOptions) => string>> = { text, markdown, json };
