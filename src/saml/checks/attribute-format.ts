import { quote } from "../../model/problem";
import { URI_FORMAT } from "../names";
import { tagAttributes } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** Attributes for access control have the name format URI; without NameFormat it is "unspecified" (SAML core 2.7.3.1). */
export const attributeFormat = defineCheck({
  id: "attribute-format",
  about: "attributes for access control have the name format URI",
  needs: ["assertion"],
  finds: ["attribute-name-format"],
  check: ({ needed: { assertion } }) => {
    const wrong = tagAttributes(assertion).filter(({ attribute }) => attribute.nameFormat?.value !== URI_FORMAT);
    const [first] = wrong;
    if (first === undefined) return [];
    const format = first.attribute.nameFormat;
    return [{ id: "attribute-name-format", severity: "error", title: `Attributes for access control have another name format than URI: ${wrong.map(({ key }) => quote(key, 80)).join(", ")}`, expected: `${URI_FORMAT} (${SOURCE.awsAbac})`, found: format === undefined ? "no NameFormat, which means unspecified (SAML core 2.7.3.1)" : quote(format.value), at: format?.at ?? first.attribute.at, fix: `Set Name format to "URI Reference" for the statement in Okta; ${FIX.attributes} does so by itself.` }];
  },
});
