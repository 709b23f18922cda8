import type { Organization } from "../../model/organization";
import type { Review } from "../review";
import { viewOf } from "../view";
import { formatMarkdown } from "./markdown";
import { formatText, type Emphasis } from "./text";

export interface FormatOptions {
  /** For folding accounts into units. */
  readonly organization: Organization | undefined;
  readonly maxBytes?: number;
  readonly emphasis?: Emphasis;
}

/** Every way to write a review; adding one is a file and a line here. */
export const formats = {
  text: (review: Review, { organization, emphasis }: FormatOptions): string => formatText(viewOf(review, organization), emphasis),
  markdown: (review: Review, { organization, maxBytes }: FormatOptions): string => formatMarkdown(viewOf(review, organization), maxBytes),
  json: (review: Review): string => `${visibleJson(JSON.stringify(review, undefined, 2))}\n`,
} as const;

/** What could reorder a line or hide in it, as JSON escapes: the same value to a reader of JSON, harmless on a terminal. */
function visibleJson(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => [...Array(character.length).keys()].map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""));
}
