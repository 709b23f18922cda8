import { quote } from "../../model/problem";
import { tagAttributes } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** AWS, AccessControlAttribute: 1 to 128 of these. */
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;

/** Keys of attributes for access control are keys of session tags. */
export const attributeKeys = defineCheck({
  id: "attribute-keys",
  about: "keys of attributes for access control have AWS's form",
  needs: ["assertion"],
  finds: ["attribute-key"],
  check: ({ needed: { assertion } }) =>
    tagAttributes(assertion)
      .filter(({ key }) => !KEY.test(key) || key.trim() !== key)
      .map(({ key, attribute }) => ({ id: "attribute-key" as const, severity: "error" as const, title: "An attribute for access control has a key that AWS does not take", expected: "1 to 128 letters, digits, inner spaces and _.:/=+-@ (IAM Identity Center API reference, AccessControlAttribute)", found: key === "" ? "no key behind the prefix" : `${quote(key, 150)}, ${key.length} characters`, at: attribute.at, fix: `Correct the key: ${FIX.attributes}.` })),
});
