import { tagAttributes } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";
import { quote } from "../../model/problem";

/** No key comes both ways: IAM Identity Center then takes the identity store's value and drops the assertion's (AWS user guide, Enable and configure attributes for access control). */
export const attributeSource = defineCheck({
  id: "attribute-source",
  about: "no session attribute comes from the assertion and from the identity store",
  needs: ["assertion", "directoryAttributes"],
  finds: ["attribute-both-ways"],
  check: ({ needed: { assertion, directoryAttributes } }) => {
    const read = new Set(directoryAttributes.map((key) => key.toLowerCase()));
    return tagAttributes(assertion)
      .filter(({ key }) => read.has(key.toLowerCase()))
      .map(({ key, attribute }) => ({ id: "attribute-both-ways" as const, severity: "warning" as const, title: `The session attribute ${quote(key, 80)} comes from the assertion and from the identity store`, expected: "one source a key; the identity store's value replaces the assertion's (AWS user guide, Enable and configure attributes for access control)", found: quote(attribute.name, 200), at: attribute.at, fix: `Send it one way: ${FIX.attributes}, { saml } or { directory }.` }));
  },
});
