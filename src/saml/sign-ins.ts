import { refusalOf } from "./answer";
import type { SamlInput } from "./input/input";

/** The sign-ins of a recording, the one to judge, and what else is in the file. */
export interface SignIn {
  readonly input: SamlInput;
  readonly others: readonly SamlInput[];
  /** Which of how many, where there are several: `message 2 of 3 (the one that was refused; --message N takes another)`. */
  readonly which?: string;
}

const ACS = /^https:\/\/[^/?#]+\/platform\/saml\/acs\//;

/**
 * Which response of a recording is judged: the numbered one where a number is given, else the last that was refused, for that is what the
 * recording was made for, else the one that the reader took. The count of all where there is none of that number.
 */
export function chooseSignIn(input: SamlInput, passedOver: readonly SamlInput[], number?: number): SignIn | { readonly count: number } {
  const all = responsesOf(input, passedOver);
  const refused = all.findLast((one) => refusalOf(one) !== undefined);
  const chosen = number === undefined ? (refused ?? input) : all[number - 1];
  if (chosen === undefined) return { count: all.length };
  const others = [...passedOver, input].filter((one) => one !== chosen);
  if (all.length < 2) return { input: chosen, others };
  const why = number !== undefined ? "the one asked for" : chosen === refused ? "the one that was refused" : "the last";
  return { input: chosen, others, which: `message ${all.indexOf(chosen) + 1} of ${all.length} (${why}; --message N takes another)` };
}

/** The responses that are sign-ins to AWS, in the order of the file: another identity provider's to Okta is none, as long as one goes to AWS. */
function responsesOf(input: SamlInput, passedOver: readonly SamlInput[]): SamlInput[] {
  const responses = [...passedOver, input].filter(({ kind }) => kind === "response");
  const all = isToAws(input) ? responses.filter(isToAws) : responses;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Where a message stands in its file, by the number that the reader gives each entry; without numbers the order stays. */
function placeOf({ container }: SamlInput): number {
  return Number(/\b(?:entry|request) (\d+)\b/.exec(container)?.[1] ?? 0);
}

function isToAws({ postedTo }: SamlInput): boolean {
  return postedTo !== undefined && ACS.test(postedTo);
}
