import { quote } from "../../../model/problem";
import type { Found } from "../../checks/shared/check";
import { defineRule, OKTA_METADATA, UPLOAD } from "./rule";

const BINDINGS = ["urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"];

type Id = "metadata-service-missing" | "metadata-service-binding" | "metadata-service-insecure" | "metadata-service-location" | "metadata-service-userinfo" | "metadata-wants-signed-requests";

/** An identity provider has a single sign-on service at an https address, by POST or redirect, and takes unsigned requests: IAM Identity Center's metadata says AuthnRequestsSigned="false". */
export const services = defineRule({
  id: "metadata-services",
  finds: ["metadata-service-missing", "metadata-service-binding", "metadata-service-insecure", "metadata-service-location", "metadata-service-userinfo", "metadata-wants-signed-requests"],
  check: ({ view: { idp } }): Found<Id>[] => {
    if (idp === undefined) return [];
    const usable = idp.services.filter(({ binding }) => BINDINGS.includes(binding));
    const signed = idp.wantAuthnRequestsSigned;
    return [
      ...(idp.services.length === 0 ? [{ id: "metadata-service-missing" as const, severity: "error" as const, title: "The metadata has no single sign-on service", expected: `SingleSignOnService (${UPLOAD}; SAML metadata 2.4.3)`, found: "none", at: idp.at, fix: OKTA_METADATA }] : []),
      ...(idp.services.length > 0 && usable.length === 0 ? [{ id: "metadata-service-binding" as const, severity: "error" as const, title: "No single sign-on service can be reached by POST or redirect", expected: BINDINGS.join(" or "), found: idp.services.map(({ binding }) => quote(binding)).join(", "), at: idp.services[0]?.at ?? idp.at, fix: OKTA_METADATA }] : []),
      ...usable.flatMap(({ location, at }): Found<Id>[] => {
        if (!URL.canParse(location)) return [{ id: "metadata-service-location", severity: "error", title: "A single sign-on service has no address", expected: "Location, an https URL (SAML metadata 2.2.2)", found: quote(location), at, fix: OKTA_METADATA }];
        const { username, password, hostname, protocol } = new URL(location);
        if (username !== "" || password !== "") return [{ id: "metadata-service-userinfo", severity: "error", title: "A single sign-on service has an address that hides its host", expected: "an https URL without a user's name or password in it", found: `${quote(location)}: its host is ${quote(hostname)}`, at, fix: `Treat the file as an attack: what stands before the @ only looks like a host. ${OKTA_METADATA}` }];
        return protocol === "https:" ? [] : [{ id: "metadata-service-insecure", severity: "error", title: "A single sign-on service is not reached by https", expected: "an https URL", found: quote(location), at, fix: OKTA_METADATA }];
      }),
      ...(signed !== undefined && /^(true|1)$/.test(signed.value) ? [{ id: "metadata-wants-signed-requests" as const, severity: "error" as const, title: "The identity provider wants signed requests", expected: 'WantAuthnRequestsSigned="false": IAM Identity Center does not sign its requests (its metadata: AuthnRequestsSigned="false")', found: quote(signed.value), at: signed.at, fix: "In Okta clear Signed Requests of the app (General > SAML settings > advanced)." }] : []),
    ];
  },
});
