import { quote } from "../../../model/problem";
import type { Found } from "../../checks/shared/check";
import { written } from "../../response/instant";
import type { Instant } from "../../response/view";
import { defineRule, OKTA_METADATA, UPLOAD } from "./rule";

const MOST = 75_000;

/** One entity of at most 75,000 characters whose validity has not ended (AWS quotas; SAML metadata 2.3.2). */
export const document = defineRule({
  id: "metadata-document",
  finds: ["metadata-too-large", "metadata-not-an-entity", "metadata-no-role", "metadata-expired", "metadata-valid-until"],
  check: ({ xml, view, at }) => [
    ...(xml.length <= MOST ? [] : [{ id: "metadata-too-large" as const, severity: "error" as const, title: "The metadata is larger than IAM Identity Center takes", expected: `at most ${MOST.toLocaleString("en-US")} characters (${UPLOAD})`, found: `${xml.length} characters`, at: view.at, fix: "Take the metadata of the one app, not of a federation or of the org." }]),
    ...(view.isEntity ? [] : [{ id: "metadata-not-an-entity" as const, severity: "error" as const, title: "The file is not the metadata of one entity", expected: "EntityDescriptor of SAML 2.0 metadata as root (SAML metadata 2.3.2)", found: view.at.path, at: view.at, fix: view.at.path === "EntitiesDescriptor" ? "Take the metadata of the one app out of the list." : `${OKTA_METADATA}; a sign-in page or an error page in its place means that the URL asks for a login.` }]),
    ...(!view.isEntity || view.idp !== undefined || view.sp !== undefined ? [] : [{ id: "metadata-no-role" as const, severity: "error" as const, title: "The metadata is neither an identity provider's nor a service provider's", expected: "IDPSSODescriptor or SPSSODescriptor (SAML metadata 2.4.3, 2.4.4)", found: "neither", at: view.at, fix: OKTA_METADATA }]),
    ...[view.validUntil, ...(view.idp?.validUntil ?? []), ...(view.sp?.validUntil ?? [])].flatMap((one) => (one === undefined ? [] : validity(one, at))),
  ],
});

/** Whoever keeps to the document no longer uses what is not valid any more, the whole or the one role. */
function validity({ value, time, at: place }: Instant, at: Date): Found<"metadata-expired" | "metadata-valid-until">[] {
  const base = { severity: "error" as const, at: place, found: quote(value, 60), fix: OKTA_METADATA };
  if (time === undefined) return [{ ...base, id: "metadata-valid-until", title: "Until when the metadata is valid can't be read", expected: "validUntil, a time in UTC such as 2026-11-24T09:30:00Z (SAML metadata 2.3.2, 2.4.1)" }];
  return time > at.getTime() ? [] : [{ ...base, id: "metadata-expired", title: "The metadata's validity has ended", expected: `validUntil later than ${written(at.getTime())} (SAML metadata 2.3.2, 2.4.1)` }];
}
