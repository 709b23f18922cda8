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

/** The same, fact by fact. */
export function factsOf({ aws, okta }: SandboxDump): Fact[] {
  return [...ofEnd("aws", awsFacts(aws)), ...(okta === undefined ? [] : ofEnd("okta", oktaFacts(okta)))];
}

function ofEnd(end: string, facts: readonly Fact[]): Fact[] {
  return facts.map(({ kind, text }) => ({ kind: `${end} ${kind}`, text }));
}
