import { acsFinding, comparedAcs } from "./shared/acs";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** Destination is an ACS URL of IAM Identity Center in this environment; a signed response must have one (SAML bindings 3.5.5.2). */
export const destination = defineCheck({
  id: "destination",
  about: "Destination is an ACS URL of IAM Identity Center",
  named: ({ known }) => `Destination is ${comparedAcs(known)}`,
  finds: ["destination-missing", "destination-blank", "destination-foreign", "destination-region", "destination-unregistered"],
  check: ({ view, known }) => {
    if (view.destination !== undefined) return acsFinding("destination", "Destination", view.destination, known);
    return [{ id: "destination-missing", severity: "error", title: "The response has no Destination", expected: "Destination, the URL that it is posted to (SAML bindings 3.5.5.2, for signed messages)", found: "none", at: view.at, fix: `The ACS URL is blank in the Okta app. Set ${FIX.acs}.`, cause: "acs:" }];
  },
});
