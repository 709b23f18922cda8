import type { Input } from "./input";
import type { AwsState } from "./state";

/** One operation of an AWS service: reads its input, changes the state, answers with the members of its output. */
export type Operation = (input: Input, state: AwsState) => Readonly<Record<string, unknown>>;
export type Operations = Readonly<Record<string, Operation>>;
