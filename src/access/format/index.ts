import type { Answer } from "../answer";
import { csv } from "./csv";
import { json } from "./json";
import { markdown } from "./markdown";
import { text } from "./text";

export type Format = "text" | "markdown" | "csv" | "json";

/** The formats by name; each is a function of the answer alone. */
export const formats: Readonly<Record<Format, (answer: Answer) => string>> = { text, markdown, csv, json };
