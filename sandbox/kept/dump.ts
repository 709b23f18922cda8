import { awsFacts, dumpAws, type AwsDump } from "../aws/dump";
import { dumpOkta, oktaFacts, type OktaDump } from "../okta/dump";
import type { Fact } from "./facts";
import type { SandboxState } from "./state";

/** Both ends by names and sorted. */
export interface SandboxDump {
  readonly aws: AwsDump;
  readonly okta?: OktaDump;
}

export function dumpState({ aws, okta }: SandboxState): SandboxDump {
  return { aws: dumpAws(aws), ...(okta === undefined ? {} : { okta: dumpOkta(okta) }) };
}

export function factsOf({ aws, okta }: SandboxDump): Fact[] {
  const of = (end: string, facts: readonly Fact[]): Fact[] => facts.map(({ kind, text }) => ({ kind: `${end} ${kind}`, text }));
  return [...of("aws", awsFacts(aws)), ...(okta === undefined ? [] : of("okta", oktaFacts(okta)))];
}
