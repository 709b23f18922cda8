import type { CertificateFacts } from "./certificate";
import type { EndpointView, MetadataView } from "./view";

/** A certificate as people compare it. */
export interface CertificateSummary {
  readonly subject: string;
  /** SHA-256. */
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whole days until it ends; once it has, whole days since as a negative number, on the first day -1. */
  readonly daysLeft: number;
  readonly keyType: string;
  readonly keyBits?: number;
  readonly signatureAlgorithm: string;
  /** Characters as PEM, of which IAM Identity Center takes 2,500. */
  readonly characters: number;
}

export interface MetadataSummary {
  readonly container: string;
  readonly of: "idp" | "sp" | "neither" | "unreadable" | "certificate";
  readonly entityId?: string;
  readonly certificates: readonly CertificateSummary[];
  readonly services: readonly { readonly binding: string; readonly location: string }[];
  /** The default one first. */
  readonly acs: readonly { readonly binding: string; readonly location: string }[];
}

/** Sums metadata up. */
export function summarizeMetadata(container: string, { entityId, idp, sp }: MetadataView, at: Date): MetadataSummary {
  return {
    container,
    of: idp !== undefined ? "idp" : sp !== undefined ? "sp" : "neither",
    ...(entityId === undefined ? {} : { entityId: entityId.value }),
    certificates: (idp?.certificates ?? []).flatMap(({ facts }) => (facts === undefined ? [] : [summarizeCertificate(facts, at)])),
    services: (idp?.services ?? []).map(endpoint),
    acs: idp === undefined ? defaultFirst(sp?.acs ?? []).map(endpoint) : [],
  };
}

/** Endpoints with the default in front, which is the first where none is marked (SAML metadata 2.2.3). */
export function defaultFirst(all: readonly EndpointView[]): EndpointView[] {
  return all.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function endpoint({ binding, location }: EndpointView): { readonly binding: string; readonly location: string } {
  return { binding: binding.replace(/^urn:oasis:names:tc:SAML:2\.0:bindings:/, ""), location };
}

/** Sums a certificate up, with the days that are left of it. */
export function summarizeCertificate({ subject, fingerprint, notBefore, notAfter, keyType, keyBits, signatureAlgorithm, pemCharacters }: CertificateFacts, at: Date): CertificateSummary {
  return {
    subject,
    fingerprint,
    notBefore: new Date(notBefore).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
    daysLeft: daysLeft(notAfter - at.getTime()),
    keyType,
    ...(keyBits === undefined ? {} : { keyBits }),
    signatureAlgorithm,
    characters: pemCharacters,
  };
}

/** Days that have passed or are left in full, as `span` counts them in the findings: rounding away from zero would tell another number there. */
function daysLeft(milliseconds: number): number {
  const days = Math.trunc(milliseconds / 86_400_000);
  return milliseconds > 0 ? days : Math.min(days, -1);
}
