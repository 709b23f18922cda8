import type { CheckOptions } from "../../../src/saml/check-response";
import type { Expectations } from "../../../src/saml/expectations";
import type { SamlInput } from "../../../src/saml/input/input";

/** One thing that people bring, and exactly what is to be found in it. */
export interface Case {
  make(): SamlInput;
  /** @default all that the environment of the samples expects */
  readonly expectations?: Expectations;
  readonly options?: Partial<CheckOptions>;
  /** Ids of the findings, in their order; what is unknown stands in `unknowns`. */
  readonly ids: readonly string[];
  readonly unknowns?: readonly string[];
  /** The symptom of facts/aws.md that people report it by. */
  readonly symptom?: Symptom;
}

/** The symptoms of "Sign-in failures" that a response can show the cause of. */
export const SYMPTOMS = [
  "An unexpected error has occurred",
  "It's not you, it is us",
  "Something doesn't compute",
  "Not a valid response for the provided request id",
  "sign-in lands on the Okta dashboard",
  "additional Region or app link fails",
] as const;

type Symptom = (typeof SYMPTOMS)[number];
export type Cases = Readonly<Record<string, Case>>;
