import { quote, visible } from "../../model/problem";
import { formats } from "../../review/formats";
import type { Review } from "../../review/review";
import type { ReviewFlags } from "../review";
import { EXIT, print, printError } from "../terminal";
import { writeWhole } from "../write-file";
import type { ProjectData } from "./data";
import { emphasis } from "./emphasis";

/** Prints the review or writes it to a file; says whether it is there. */
export function writeReview(review: Review, { json, markdown, maxBytes, output }: ReviewFlags, data: ProjectData): boolean {
  const organization = "stacks" in data ? data.stacks[0]?.resolved.environment.catalog.organization : undefined;
  const options = { organization, ...(maxBytes === undefined ? {} : { maxBytes }), ...(output === undefined ? { emphasis } : {}) };
  const text = json === true ? formats.json(review) : markdown === true ? formats.markdown(review, options) : formats.text(review, options);
  if (output === undefined) {
    print(text);
    return true;
  }
  const fault = writeWhole(output, text);
  if (fault === undefined) return true;
  printError(`error --output ${visible(quote(output))}: ${fault}\n\nno review was written`);
  process.exitCode = EXIT.misuse;
  return false;
}
