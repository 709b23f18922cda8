import type { Expectations } from "../../saml/expectations";
import { checkMetadata } from "../../saml/metadata/check-metadata";
import { regionOfAudience } from "../../saml/metadata/expectations";
import { readInput } from "../../saml/input/read";
import { quote } from "../../model/problem";
import type { FromEnvironment } from "../../saml/from-environment";
import { fromCertificate } from "./certificate-file";
import { fromEnvironment } from "./from-environment";
import { contradiction, merged, type Source } from "./merge";
import { Misuse } from "./misuse";
import { readFile } from "./read-file";

export interface ExpectationFlags {
  readonly environment?: string;
  readonly metadata: readonly string[];
  /** @default [] */
  readonly certificate?: readonly string[];
  readonly issuer?: string;
  readonly audience?: string;
  readonly acs: readonly string[];
  readonly user?: string;
  readonly authnContext: readonly string[];
}

/** Expectations of all that was given: the environment first, metadata over it, single flags over both; `open` says what the environment leaves open. */
export async function expectationsOf(flags: ExpectationFlags, at: Date): Promise<FromEnvironment> {
  const base = await fromEnvironment(flags.environment);
  const sources: Source[] = flags.environment === undefined ? [] : [{ name: `--environment ${flags.environment}`, expectations: base.expectations }];
  for (const path of flags.metadata) sources.push({ name: `--metadata ${path}`, expectations: await fromMetadata(path, at) });
  const differing = contradiction(sources);
  if (differing !== undefined) throw new Misuse(differing);
  const certificates: string[] = [];
  for (const path of flags.certificate ?? []) certificates.push(...(await fromCertificate(path)));
  return { expectations: merged([...sources.map(({ expectations }) => expectations), { ...fromFlags(flags), ...(certificates.length === 0 ? {} : { certificates }) }]), open: base.open };
}

async function fromMetadata(path: string, at: Date): Promise<Expectations> {
  const input = readInput(await readFile(path));
  if ("faults" in input) throw new Misuse(`--metadata ${path}: ${input.faults[0].title}. ${input.faults[0].found}`);
  if (input.kind === "response" || input.kind === "request") throw new Misuse(`--metadata ${path} is a SAML ${input.kind}, not metadata`);
  const { expectations, findings, summary } = checkMetadata(input, {}, { at });
  // What is wrong with metadata is for idc saml metadata to say; here it must not pass for "nothing expected".
  if (Object.keys(expectations).length === 0) throw new Misuse(`--metadata ${path} says nothing that can be used: ${findings[0]?.title ?? "it has neither issuer nor audience"}; see idc saml metadata`);
  // Nobody can say which of them IAM Identity Center took, and one put in by somebody would be trusted as Okta's.
  if (findings.some(({ id }) => id === "metadata-roles-several")) throw new Misuse(`--metadata ${path} has several roles, so what it lets expect is not clear; see idc saml metadata`);
  // Metadata without a certificate would let any signature pass; one with a key of another kind is told as what it is by the check.
  if (summary.of === "idp" && summary.certificates.length === 0) throw new Misuse(`--metadata ${path} has no certificate to verify a signature with: ${findings.find(({ id }) => id.startsWith("metadata-certificate-"))?.title ?? "none can be read"}; see idc saml metadata`);
  // What Okta has is not what IAM Identity Center has: after a rotation these differ, and that is what fails.
  const { issuer, certificates, ...own } = expectations;
  return { ...own, ...(issuer === undefined ? {} : { oktaIssuer: issuer }), ...(certificates === undefined ? {} : { oktaCertificates: certificates }) };
}

function fromFlags({ audience, acs, user, issuer, authnContext }: ExpectationFlags): Expectations {
  for (const url of acs) if (!url.startsWith("https://")) throw new Misuse(`--acs must be a URL that begins with https://, got ${quote(url)}`);
  const region = audience === undefined ? undefined : regionOfAudience(audience);
  return {
    ...(audience === undefined ? {} : { audience }),
    ...(region === undefined ? {} : { region }),
    ...(acs.length === 0 ? {} : { acsUrls: acs }),
    ...(user === undefined ? {} : { userName: user }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(authnContext.length === 0 ? {} : { authnContexts: authnContext }),
  };
}

/** The time of `--at`. */
export function timeOf(text: string): Date {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : undefined;
  // Date takes 30 February for 2 March: such a day does not come back as it was written.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (time === undefined || Number.isNaN(time.getTime()) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) throw new Misuse(`--at must be a time with its zone, such as 2026-09-30T12:00:00Z, got ${quote(text)}`);
  return time;
}
