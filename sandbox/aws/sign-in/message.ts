import { signInSymptoms } from "../../../src/saml/explain/sign-in";
import type { Evidence } from "./evidence";

const UNEXPECTED = "An unexpected error has occurred";

/** Pages of refusals that no check of a response finds. For a person who is disabled AWS documents none, so that one gets the general page. */
const OWN: ReadonlyMap<string, string> = new Map([
  // The console takes no such certificate, so nobody can be verified with it.
  ["expected-certificate", "It's not you, it is us"],
  ["source-directory", "Something doesn't compute"],
  ["user-unknown", "Invalid MFA credentials"],
  ["user-disabled", UNEXPECTED],
]);

/** The text that IAM Identity Center shows: a few for everything, which is why people need a doctor. The first refusal decides; the table is the doctor's own. */
export function messageFor([first]: readonly Evidence[]): string {
  if (first === undefined) return UNEXPECTED;
  const symptom = signInSymptoms.find(({ seenAt, causes }) => seenAt === "AWS sign-in page" && causes.some(({ findings }) => findings.includes(first.id)));
  return OWN.get(first.id) ?? symptom?.texts[0] ?? UNEXPECTED;
}
