import { quote } from "../../../model/problem";
import { judgeAcs } from "../../response/acs";
import { FIX } from "../../checks/shared/places";
import { regionOfAudience } from "../expectations";
import { defineRule } from "./rule";

const POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

const AGAIN = "Download the metadata again from IAM Identity Center > Settings > Identity source > Change identity source.";

/** Service provider metadata is IAM Identity Center's: assertions wanted signed, ACS URLs of one of its Regions, by POST. */
export const serviceProvider = defineRule({
  id: "metadata-service-provider",
  finds: ["metadata-acs-missing", "metadata-acs-foreign", "metadata-acs-unregistered", "metadata-acs-binding", "metadata-assertions-unsigned", "metadata-not-identity-center"],
  check: ({ view, expectations }) => {
    const { sp } = view;
    if (sp === undefined || view.idp !== undefined) return [];
    const signed = sp.wantAssertionsSigned?.value;
    return [
      ...(view.entityId === undefined || regionOfAudience(view.entityId.value) !== undefined ? [] : [{ id: "metadata-not-identity-center" as const, severity: "error" as const, title: "The metadata is not IAM Identity Center's", expected: "an entityID https://<region>.signin.aws.amazon.com/platform/saml/d-xxxxxxxxxx, without a slash behind it", found: quote(view.entityId.value), at: view.entityId.at, fix: AGAIN }]),
      ...(sp.acs.length === 0 ? [{ id: "metadata-acs-missing" as const, severity: "error" as const, title: "The metadata has no assertion consumer service", expected: "AssertionConsumerService (SAML metadata 2.4.4)", found: "none", at: sp.at, fix: AGAIN }] : []),
      ...sp.acs.flatMap(({ at, binding, location }) => [
        ...(binding === POST ? [] : [{ id: "metadata-acs-binding" as const, severity: "error" as const, title: "An assertion consumer service is not for HTTP-POST", expected: `${POST} (SAML profiles 4.1.2: responses are not redirected)`, found: quote(binding), at, fix: AGAIN }]),
        // Every Region may have one, so only the form is judged, not the Region.
        ...(["foreign", "blank"].includes(judgeAcs(location, {}).kind) ? [{ id: "metadata-acs-foreign" as const, severity: "error" as const, title: "An assertion consumer service is not IAM Identity Center's", expected: "https://<region>.signin.aws/platform/saml/acs/<tenant>, or another of its hosts", found: quote(location), at, fix: AGAIN }]
          : expectations.acsUrls !== undefined && !expectations.acsUrls.includes(location) ? [{ id: "metadata-acs-unregistered" as const, severity: "warning" as const, title: "An ACS URL of IAM Identity Center is not registered in the Okta app", expected: expectations.acsUrls.map((one) => quote(one)).join(", "), found: quote(location), at, fix: `Sign-in in that Region, or in its form, fails: register it. ${FIX.additionalAcs}; or ${FIX.acs}.` }] : []),
      ]),
      ...(signed !== undefined && /^(true|1)$/.test(signed) ? [] : [{ id: "metadata-assertions-unsigned" as const, severity: "warning" as const, title: "The metadata does not ask for signed assertions", expected: 'WantAssertionsSigned="true", as IAM Identity Center writes it', found: signed === undefined ? "no WantAssertionsSigned" : quote(signed), at: sp.wantAssertionsSigned?.at ?? sp.at, fix: AGAIN }]),
    ];
  },
});
