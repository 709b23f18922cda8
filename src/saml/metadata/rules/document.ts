import { written } from "../../response/instant";
import { defineRule, OKTA_METADATA, UPLOAD } from "./rule";

const MOST = 75_000;

/** One entity of at most 75,000 characters whose validity has not ended (AWS quotas; SAML metadata 2.3.2). */
export const document = defineRule({
  id: "metadata-document",
  finds: ["metadata-too-large", "metadata-not-an-entity", "metadata-no-role", "metadata-expired"],
  check: ({ xml, view, at }) => [
    ...(xml.length <= MOST ? [] : [{ id: "metadata-too-large" as const, severity: "error" as const, title: "The metadata is larger than IAM Identity Center takes", expected: `at most ${MOST.toLocaleString("en-US")} characters (${UPLOAD})`, found: `${xml.length} characters`, at: view.at, fix: "Take the metadata of the one app, not of a federation or of the org." }]),
    ...(view.isEntity ? [] : [{ id: "metadata-not-an-entity" as const, severity: "error" as const, title: "The file is not the metadata of one entity", expected: "EntityDescriptor of SAML 2.0 metadata as root (SAML metadata 2.3.2)", found: view.at.path, at: view.at, fix: view.at.path === "EntitiesDescriptor" ? "Take the metadata of the one app out of the list." : `${OKTA_METADATA}; a sign-in page or an error page in its place means that the URL asks for a login.` }]),
    ...(!view.isEntity || view.idp !== undefined || view.sp !== undefined ? [] : [{ id: "metadata-no-role" as const, severity: "error" as const, title: "The metadata is neither an identity provider's nor a service provider's", expected: "IDPSSODescriptor or SPSSODescriptor (SAML metadata 2.4.3, 2.4.4)", found: "neither", at: view.at, fix: OKTA_METADATA }]),
    ...(view.validUntil?.time === undefined || view.validUntil.time > at.getTime() ? [] : [{ id: "metadata-expired" as const, severity: "warning" as const, title: "The metadata's validity has ended", expected: `validUntil later than ${written(at.getTime())} (SAML metadata 2.3.2)`, found: view.validUntil.value, at: view.validUntil.at, fix: OKTA_METADATA }]),
  ],
});
