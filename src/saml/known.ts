import type { Needs } from "./checks/shared/check";
import { readOthers } from "./checks/shared/others";
import type { Expectations } from "./expectations";
import type { SamlInput } from "./input/input";
import { present } from "./response/nodes";
import type { ResponseView } from "./response/view";
import { readCertificates } from "./signature/certificates";
import { verifiedWith, type SignatureReport } from "./signature/verdict";
import { isOfUse, type Judged } from "./when";

/** What the checks of one response have to go by. */
export function whatIsKnown(
  { input, view, reports, judged: { at, judgedBy } }: { readonly input: SamlInput; readonly view: ResponseView; readonly reports: readonly SignatureReport[]; readonly judged: Judged },
  expectations: Expectations,
  otherMessages: readonly SamlInput[] | undefined,
): Partial<Needs> {
  return present({
    ...expectations,
    certificates: filled(expectations.certificates),
    acsUrls: filled(expectations.acsUrls),
    authnContexts: filled(expectations.authnContexts),
    assertion: view.assertions[0],
    signatures: filled(reports),
    signedBy: filled([...new Set(reports.flatMap((report) => verifiedWith(report) ?? []))]),
    signers: signers(expectations),
    trustedIssuer: trustedIssuer(expectations),
    received: isOfUse(judgedBy) ? at : undefined,
    relayState: input.relayState === "" ? undefined : input.relayState,
    // A page that was about to post shows where to, and not that it did.
    postedTo: input.posted === false ? undefined : input.postedTo,
    otherMessages: input.posted === false ? undefined : otherMessages && readOthers(otherMessages),
  });
}

function signers({ certificates = [], oktaCertificates = [] }: Expectations): Needs["signers"] | undefined {
  const [own, okta] = [certificates, oktaCertificates].map((list) => list.flatMap(readCertificates).map(({ base64 }) => base64));
  if (own !== undefined && own.length > 0) return { by: "identity-center", certificates: own };
  return okta !== undefined && okta.length > 0 ? { by: "okta-metadata", certificates: okta } : undefined;
}

function trustedIssuer({ issuer, oktaIssuer }: Expectations): Needs["trustedIssuer"] | undefined {
  if (issuer !== undefined) return { by: "identity-center", value: issuer };
  return oktaIssuer === undefined ? undefined : { by: "okta-metadata", value: oktaIssuer };
}

/** An empty list of what is right says nothing; only for session attributes does none mean none. */
function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
