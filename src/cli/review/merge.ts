import { quote } from "../../model/problem";
import { readReview, ReviewFileError } from "../../review/read-review";
import type { Review } from "../../review/review";
import type { Gathered } from "./gathered";
import { readText } from "./sources";

/** Reviews of several runs as one, in the order in which they were given; no environment twice, none that was asked for missing. */
export function mergeReviews(files: readonly string[], asked: readonly string[]): Gathered {
  const read = files.map((file) => reviewFile(file, "--from"));
  const reviews = read.flatMap((one) => ("review" in one ? one.review.environments : []));
  const names = reviews.map(({ environment }) => environment);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const missing = asked.filter((name) => !names.includes(name));
  return {
    reviewed: reviews.filter(({ environment }) => asked.length === 0 || asked.includes(environment)).map((review) => ({ review })),
    problems: [
      ...read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
      ...twice.map((name) => `two of the reviews are of ${quote(name)}: give one for each environment`),
      ...missing.map((name) => `none of the reviews is of ${quote(name)}: its plan may have failed`),
    ],
  };
}

/** Reads a review file, or says why not. */
export function reviewFile(file: string, option: string): { readonly review: Review } | { readonly problem: string } {
  const read = readText(file);
  if ("problem" in read) return { problem: `${option} ${quote(file)}: ${read.problem}` };
  try {
    return { review: readReview(read.text) };
  } catch (cause) {
    if (cause instanceof ReviewFileError) return { problem: `${option} ${quote(file)}: ${cause.message}` };
    throw cause;
  }
}
