import type { MetadataComparison } from "../metadata/compare";
import type { CertificateSummary, MetadataSummary } from "../metadata/summary";
import { mask } from "../redact";
import { WHEN } from "../when";
import type { ResponseSummary } from "../response/summary";
import type { Row } from "./document";
import type { FormatOptions, Shown } from "./report";

/** Where values were read, said where that is not bytes that a known certificate signed. */
const VALUES: Readonly<Record<ResponseSummary["valuesFrom"], string | undefined>> = {
  signed: undefined,
  intact: "read from signed bytes, by a certificate that the response brings itself and that was compared with none",
  document: "read from the document as it stands: no signature vouches for it",
  nothing: undefined,
};

/** What became of a signature, in plain words. */
const VERDICTS: Readonly<Record<ResponseSummary["signatures"][number]["verdict"], string>> = {
  valid: "verified with a certificate that was given",
  "intact-unknown-signer": "intact under the certificate that it brings; no certificate was given to compare with",
  "content-changed": "does not fit: the content was changed after signing",
  "other-certificate": "made with another certificate than those given",
  refused: "not looked at, for safety",
};

/** What a response is. */
export function responseFacts(summary: ResponseSummary, { reveal }: FormatOptions): Row[] {
  const { times, sensitive } = summary;
  return [
    ["taken from", `${summary.which === undefined ? "" : `${summary.which}, `}${summary.container}`],
    ...summary.answers.map((line): Row => ["answer", line]),
    ...row("status", summary.status),
    ...row("issuer", summary.issuer),
    ...row("destination", summary.destination),
    ...row("audience", summary.audiences.length === 0 ? undefined : summary.audiences.join(", ")),
    ...row("NameID", sensitive.nameId === undefined ? undefined : reveal ? sensitive.nameId : mask(sensitive.nameId)),
    ...row("started at", summary.startedAt === "unknown" ? undefined : summary.startedAt === "idp" ? "Okta (no InResponseTo)" : "AWS (it answers a request)"),
    ...row("issued", times.issued),
    ...row("valid", times.notBefore === undefined && times.notOnOrAfter === undefined ? undefined : `from ${times.notBefore ?? "ever"} until ${times.notOnOrAfter ?? "ever"}`),
    ["judged at", `${times.judgedAt}, ${WHEN[times.judgedBy]}`],
    ...signatureRows(summary.signatures),
    ...summary.certificates.map(({ subject, fingerprint, notBefore, notAfter, signed }): Row => ["certificate", `SHA-256 ${fingerprint}, ${day(notBefore)} to ${day(notAfter)}, ${subject.replaceAll("\n", ", ")}${signed ? "" : " (the response brings it; no signature fits it)"}`]),
    ...(summary.envelopeFrom === summary.valuesFrom ? row("values", VALUES[summary.valuesFrom]) : [...row("outer part", VALUES[summary.envelopeFrom]), ...row("assertion", VALUES[summary.valuesFrom])]),
    ...row("attributes", summary.sessionAttributes.length === 0 ? undefined : `session attributes ${summary.sessionAttributes.join(", ")}`),
  ];
}

/** What is the same of both is told once. */
function signatureRows(signatures: ResponseSummary["signatures"]): Row[] {
  const said = new Map<string, string[]>();
  for (const { of, verdict, signatureAlgorithm } of signatures) {
    const words = `${VERDICTS[verdict]} (${lastPart(signatureAlgorithm)})`;
    said.set(words, [...(said.get(words) ?? []), of]);
  }
  return [...said].map(([words, of]): Row => [`signature${of.length === 1 ? "" : "s"}`, `of ${of.join(" and ")}: ${words}`]);
}

/** What a metadata file is. */
export function metadataFacts(summary: MetadataSummary): Row[] {
  const kinds = { idp: "identity provider", sp: "service provider", neither: "neither identity nor service provider", unreadable: "unreadable", certificate: "no entity: a certificate alone" } as const;
  return [
    ["taken from", summary.container],
    ["of", kinds[summary.of]],
    ...row("entity id", summary.entityId),
    ...summary.certificates.map((one): Row => ["certificate", certificateLine(one)]),
    ...summary.services.map(({ binding, location }): Row => ["sign-on", `${binding} ${location}`]),
    ...summary.acs.map(({ binding, location }): Row => ["ACS", `${binding} ${location}`]),
  ];
}

/** What rotates between two metadata files. */
export function comparisonFacts({ before, after, certificates }: MetadataComparison): Row[] {
  const rotating: readonly (readonly [string, readonly CertificateSummary[]])[] = [["added", certificates.added], ["removed", certificates.removed], ["kept", certificates.kept]];
  return [
    ["earlier", `${before.entityId ?? "no entity id"} (${before.container})`],
    ["later", `${after.entityId ?? "no entity id"} (${after.container})`],
    ...rotating.flatMap(([what, list]) => list.map((one): Row => [what, certificateLine(one)])),
  ];
}

/** Where a message that is shown came from. */
export function shownFacts(shown: Shown): Row[] {
  return [
    ["taken from", shown.container],
    ["kind", shown.of],
    ...row("posted to", shown.postedTo),
    ...row("sent at", shown.sentAt),
    ...row("RelayState", shown.relayState),
    ...row("passed over", shown.others === 0 ? undefined : `${shown.others} further message${shown.others === 1 ? "" : "s"} in the same file`),
  ];
}

function certificateLine({ subject, fingerprint, notBefore, notAfter, daysLeft, keyType, keyBits, signatureAlgorithm }: CertificateSummary): string {
  const end = daysLeft < 0 ? `expired ${days(-daysLeft)} ago` : `${days(daysLeft)} left`;
  return `${day(notBefore)} to ${day(notAfter)} (${end}), ${keyType}${keyBits === undefined ? "" : ` ${keyBits}`}, ${signatureAlgorithm}, ${subject.replaceAll("\n", ", ")}, SHA-256 ${fingerprint}`;
}

const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;

const day = (instant: string): string => instant.slice(0, 10);

const lastPart = (uri: string): string => uri.split("#").at(-1) ?? uri;

function row(label: string, text: string | undefined): Row[] {
  return text === undefined ? [] : [[label, text]];
}
