import { answerLine } from "../answer";
import type { SamlInput } from "../input/input";
import { ACCESS_CONTROL } from "../names";
import type { SignatureReport, SignatureVerdict } from "../signature/verdict";
import type { Judged, JudgedBy } from "../when";
import { signersOf, type SignerSummary } from "./signer";
import type { Origin, ResponseView } from "./view";

/** What a response is, in a few words; values of people stand in `sensitive` alone. */
export interface ResponseSummary {
  readonly container: string;
  /** Which message of the container, where it holds several sign-ins. */
  readonly which?: string;
  readonly status?: string;
  readonly issuer?: string;
  readonly destination?: string;
  readonly audiences: readonly string[];
  /** Who began the sign-in: the identity provider (a tile in Okta) or the service provider (the AWS access portal). */
  readonly startedAt: "idp" | "sp" | "unknown";
  readonly assertions: number;
  readonly encryptedAssertions: number;
  /** Where Destination, InResponseTo and status were read. */
  readonly envelopeFrom: Origin | "nothing";
  /** Where the assertion's values were read. */
  readonly valuesFrom: Origin | "nothing";
  readonly signatures: readonly { readonly of: SignatureReport["of"]; readonly verdict: SignatureVerdict["kind"]; readonly signatureAlgorithm: string; readonly digestAlgorithm: string }[];
  /** The certificates that it is signed with, whether or not a signature verified. */
  readonly certificates: readonly SignerSummary[];
  /** What AWS or Okta answered to the post. */
  readonly answers: readonly string[];
  readonly times: {
    readonly judgedAt: string;
    readonly judgedBy: JudgedBy;
    readonly issued?: string;
    readonly notBefore?: string;
    readonly notOnOrAfter?: string;
    /** Seconds from issue to posting; negative where the clocks differ. */
    readonly secondsToPosting?: number;
  };
  /** Keys of the session attributes. */
  readonly sessionAttributes: readonly string[];
  readonly sensitive: {
    readonly nameId?: string;
    readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
    readonly statusMessage?: string;
    readonly relayState?: string;
  };
}

/** Sums a response up; without a view (nothing could be read) only the container and the time are known. */
export function summarize(input: SamlInput, view: ResponseView | undefined, reports: readonly SignatureReport[], judged: Judged): ResponseSummary {
  const [assertion] = view?.assertions ?? [];
  const { conditions, attributes = [] } = assertion ?? {};
  const issued = assertion?.issueInstant ?? view?.issueInstant;
  return {
    container: input.container,
    ...optional("status", view?.status?.codes.map(({ value }) => value.replace(/^urn:oasis:names:tc:SAML:2\.0:status:/, "")).join(" / ")),
    ...optional("issuer", (assertion?.issuer ?? view?.issuer)?.value),
    ...optional("destination", view?.destination?.value),
    audiences: conditions?.restrictions.flat().map(({ value }) => value) ?? [],
    startedAt: view === undefined ? "unknown" : view.inResponseTo === undefined ? "idp" : "sp",
    assertions: view?.assertions.length ?? 0,
    encryptedAssertions: view?.encryptedAssertions.length ?? 0,
    envelopeFrom: view?.origin ?? "nothing",
    valuesFrom: assertion?.origin ?? "nothing",
    signatures: reports.map(({ of, verdict, signatureAlgorithm, digestAlgorithm }) => ({ of, verdict: verdict.kind, signatureAlgorithm, digestAlgorithm })),
    certificates: signersOf(input.xml, reports),
    answers: (input.answers ?? []).map(answerLine),
    times: {
      judgedAt: judged.at.toISOString(),
      judgedBy: judged.judgedBy,
      ...optional("issued", issued?.value),
      ...optional("notBefore", conditions?.notBefore?.value),
      ...optional("notOnOrAfter", conditions?.notOnOrAfter?.value),
      ...(judged.judgedBy === "posting" && issued?.time !== undefined ? { secondsToPosting: Math.round((judged.at.getTime() - issued.time) / 1000) } : {}),
    },
    sessionAttributes: attributes.flatMap(({ name }) => (name.startsWith(ACCESS_CONTROL) ? [name.slice(ACCESS_CONTROL.length)] : [])),
    sensitive: {
      ...optional("nameId", assertion?.nameIds[0]?.value),
      attributes: attributes.map(({ name, values }) => ({ name, values: values.map(({ value }) => value) })),
      ...optional("statusMessage", view?.status?.message?.value),
      ...optional("relayState", input.relayState),
    },
  };
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const made: { [P in K]?: string } = {};
  if (value !== undefined) made[key] = value;
  return made;
}
