import { FIX } from "../checks/shared/places";
import type { Unchecked } from "../checks/shared/run";
import { worstFirst } from "../checks/shared/unify";
import type { Finding } from "../finding";
import type { SamlInput } from "../input/input";
import { quote } from "../../model/problem";
import { checkMetadata } from "./check-metadata";
import type { CertificateSummary, MetadataSummary } from "./summary";

/** What changes from one metadata file of an entity to the next. */
export interface MetadataComparison {
  readonly kind: "metadata-comparison";
  readonly before: MetadataSummary;
  readonly after: MetadataSummary;
  /** By fingerprint. */
  readonly certificates: { readonly added: readonly CertificateSummary[]; readonly removed: readonly CertificateSummary[]; readonly kept: readonly CertificateSummary[] };
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}

/** Compares two metadata files: which certificates rotate, and what else changes; the findings of the later file on its own are among them. */
export function compareMetadata(before: SamlInput, after: SamlInput, { at }: { readonly at: Date }): MetadataComparison {
  const [old, next] = [checkMetadata(before, {}, { at }), checkMetadata(after, {}, { at })];
  const [a, b] = [old.summary, next.summary];
  const [had, has] = [prints(a.certificates), prints(b.certificates)];
  const isOneRole = a.of === b.of;
  const certificates = !isOneRole ? { added: [], removed: [], kept: [] } : {
    added: b.certificates.filter(({ fingerprint }) => !had.has(fingerprint)),
    removed: a.certificates.filter(({ fingerprint }) => !has.has(fingerprint)),
    kept: b.certificates.filter(({ fingerprint }) => had.has(fingerprint)),
  };
  const changes = a.of === "unreadable" || b.of === "unreadable" ? [] : changesOf(a, b, certificates);
  const earlier = a.of === "unreadable" ? old.findings : [];
  const all = worstFirst([...changes, ...earlier, ...next.findings, ...next.unknowns]);
  return { kind: "metadata-comparison", before: a, after: b, certificates, findings: all.filter(({ severity }) => severity !== "unknown"), unknowns: all.filter(({ severity }) => severity === "unknown"), unchecked: next.unchecked.filter(({ why }) => !why.startsWith("no expectation")) };
}

const ROLES: Readonly<Record<MetadataSummary["of"], string>> = { idp: "the identity provider (Okta)", sp: "the service provider (IAM Identity Center)", neither: "neither role", unreadable: "nothing that can be read", certificate: "no entity: a certificate alone" };

function changesOf(a: MetadataSummary, b: MetadataSummary, certificates: MetadataComparison["certificates"]): Finding[] {
  // Between two roles everything differs, and none of it is a change that anybody should act on.
  if (a.of !== b.of) return [{ id: "compare-role-changed", severity: "error", title: "The two files are of different kinds, so nothing was compared", expected: `metadata of ${ROLES[a.of]}, as the earlier file is`, found: `metadata of ${ROLES[b.of]}`, fix: "Compare two files of the identity provider, or two of the service provider." }];
  return [...identity(a, b), ...rotation(certificates, b), ...firstCertificate(a, b), ...endpoints("services", a.services, b.services), ...endpoints("acs", a.acs, b.acs), ...defaultAcs(a, b)];
}

function identity(a: MetadataSummary, b: MetadataSummary): Finding[] {
  if (a.entityId === b.entityId) return [];
  return [{
    id: "compare-entity-id-changed",
    severity: "error",
    title: "The entity id changed: the trust breaks",
    expected: `${shown(a)}, as long as the trust lasts (SAML core 2.2.5: the issuer is compared exactly)`,
    found: shown(b),
    fix: b.of === "idp" ? `The Okta app was made anew, or this is another app's file. Uploading it at ${FIX.console} moves sign-in to that app at once; plan it as a change of the identity source.` : "The instance of IAM Identity Center was made anew or is another: apply the environment federation again and copy its ACS URL.",
  }];
}

function rotation({ added, removed, kept }: MetadataComparison["certificates"], { of }: MetadataSummary): Finding[] {
  if (of !== "idp") return [];
  if (added.length > 0 && kept.length === 0 && removed.length > 0) {
    return [{ id: "compare-certificates-replaced", severity: "warning", title: "All certificates are replaced, with no overlap", expected: "the new certificate beside the old one until Okta signs with the new (AWS user guide, Rotate a SAML 2.0 certificate: several may be active)", found: `out ${list(removed)}; in ${list(added)}`, fix: `If sign-in still works, Okta signs with the old one: import the new certificate at ${FIX.certificates} first, activate it in Okta then. If sign-in fails since the change ("It's not you, it is us"), Okta signs with the new one already: import it there now, which is enough and takes effect at once, or activate the old one in Okta again. Delete the old one in IAM Identity Center only once a sign-in has worked.` }];
  }
  return [
    ...(added.length === 0 ? [] : [{ id: "compare-certificates-added", severity: "warning" as const, title: "A certificate was added", expected: "every certificate that Okta may sign with is active in IAM Identity Center", found: list(added), fix: `Import it at ${FIX.certificates}, then activate it in Okta.` }]),
    ...(removed.length === 0 ? [] : [{ id: "compare-certificates-removed", severity: "warning" as const, title: "A certificate was removed", expected: "a certificate that Okta no longer signs with is deleted in IAM Identity Center too", found: list(removed), fix: `Once a sign-in with the other certificate has worked, delete it at ${FIX.certificates}.` }]),
  ];
}

function endpoints(which: "services" | "acs", a: MetadataSummary["services"], b: MetadataSummary["services"]): Finding[] {
  const [had, has] = [new Set(lines(a)), new Set(lines(b))];
  const [out, into] = [[...had].filter((one) => !has.has(one)), [...has].filter((one) => !had.has(one))];
  if (out.length === 0 && into.length === 0) return [];
  const [id, title, fix] = which === "services"
    ? ["compare-services-changed", "The single sign-on addresses changed", `Upload the new metadata at ${FIX.console}: people are sent to the old address until then.`] as const
    : ["compare-acs-changed", "The ACS URLs changed", "Copy them to environments/federation.ts samlApp.acsUrl and additionalAcs, and apply the environment federation."] as const;
  return [{ id, severity: "warning", title, expected: out.length === 0 ? "nothing more than before" : named(out), found: into.length === 0 ? "nothing in its place" : named(into), fix }];
}

/** Where both are in both files, their order still tells which one is taken where only one is. */
function firstCertificate({ certificates: [had], of }: MetadataSummary, { certificates }: MetadataSummary): Finding[] {
  const [has] = certificates;
  if (of !== "idp" || had === undefined || has === undefined || had.fingerprint === has.fingerprint || !prints(certificates).has(had.fingerprint)) return [];
  return [{ id: "compare-certificates-order", severity: "warning", title: "Another certificate stands first", expected: `${list([had])} first, as in the earlier file; whether an upload takes more than the first is not documented`, found: `${list([has])} first`, fix: `If the later file is uploaded, compare the list at ${FIX.certificates} afterwards: both must be active as long as Okta may sign with either.` }];
}

function defaultAcs({ acs: [had] }: MetadataSummary, { acs }: MetadataSummary): Finding[] {
  const [has] = acs;
  if (had === undefined || has === undefined || had.location === has.location || !acs.some(({ location }) => location === had.location)) return [];
  return [{ id: "compare-acs-default", severity: "warning", title: "Another ACS URL is the default", expected: `${quote(had.location)}, as in the earlier file`, found: quote(has.location), fix: "Sign-in that begins at the tile in Okta goes to the default: set environments/federation.ts samlApp.acsUrl to it, keep the other in additionalAcs, and apply the environment federation." }];
}

const shown = ({ entityId }: MetadataSummary): string => (entityId === undefined ? "none" : quote(entityId));
const list = (certificates: readonly CertificateSummary[]): string => certificates.map(({ fingerprint }) => `${fingerprint.slice(0, 23)}…`).join(", ");
const named = (of: readonly string[]): string => of.slice(0, 10).map((one) => quote(one)).join(", ") + (of.length > 10 ? ` and ${of.length - 10} more` : "");
const lines = (of: MetadataSummary["services"]): string[] => of.map(({ binding, location }) => `${binding} ${location}`);
const prints = (certificates: readonly CertificateSummary[]): ReadonlySet<string> => new Set(certificates.map(({ fingerprint }) => fingerprint));
