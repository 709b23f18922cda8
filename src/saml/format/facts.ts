import type { MetadataComparison } from "../metadata/compare";
import type { CertificateSummary, MetadataSummary } from "../metadata/summary";
import { mask } from "../redact";
import type { ResponseSummary } from "../response/summary";
import type { Row } from "./document";
import type { FormatOptions, Shown } from "./report";

/** Where values were read, said where that is not bytes that a known certificate signed. */
const VALUES: Readonly<Record<ResponseSummary["valuesFrom"], string | undefined>> = {
  signed: undefined,
  intact: "read from bytes that are signed, by a certificate that the response brings itself and that was compared with none that is trusted",
  document: "read from the document as it stands: no signature vouches for it",
  nothing: undefined,
};

/** What a response is, before what is wrong with it. */
export function responseFacts(summary: ResponseSummary, { reveal }: FormatOptions): Row[] {
  const { times, sensitive } = summary;
  const judged = times.judgedBy === "posting" ? "when it was posted, as the container tells" : "the time given, or now";
  return [
    ["taken from", summary.container],
    ...row("status", summary.status),
    ...row("issuer", summary.issuer),
    ...row("destination", summary.destination),
    ...row("audience", summary.audiences.length === 0 ? undefined : summary.audiences.join(", ")),
    ...row("NameID", sensitive.nameId === undefined ? undefined : reveal ? sensitive.nameId : mask(sensitive.nameId)),
    ...row("started at", summary.startedAt === "unknown" ? undefined : summary.startedAt === "idp" ? "Okta (no InResponseTo)" : "AWS (it answers a request)"),
    ...row("issued", times.issued),
    ...row("valid", times.notBefore === undefined && times.notOnOrAfter === undefined ? undefined : `from ${times.notBefore ?? "ever"} until ${times.notOnOrAfter ?? "ever"}`),
    ["judged at", `${times.judgedAt} (${judged})`],
    ...row("signatures", summary.signatures.length === 0 ? undefined : summary.signatures.map(({ of, verdict, signatureAlgorithm }) => `${of}: ${verdict} (${lastPart(signatureAlgorithm)})`).join(", ")),
    ...row("outer part", VALUES[summary.envelopeFrom]),
    ...row("assertion", VALUES[summary.valuesFrom]),
    ...row("attributes", summary.sessionAttributes.length === 0 ? undefined : `session attributes ${summary.sessionAttributes.join(", ")}`),
  ];
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
  const end = daysLeft < 0 ? `expired ${-daysLeft} days ago` : `${daysLeft} days left`;
  return `${day(notBefore)} to ${day(notAfter)} (${end}), ${keyType}${keyBits === undefined ? "" : ` ${keyBits}`}, ${signatureAlgorithm}, ${subject.replaceAll("\n", ", ")}, SHA-256 ${fingerprint}`;
}

const day = (instant: string): string => instant.slice(0, 10);

const lastPart = (uri: string): string => uri.split("#").at(-1) ?? uri;

function row(label: string, text: string | undefined): Row[] {
  return text === undefined ? [] : [[label, text]];
}
