import type { Place } from "../finding";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** Nothing is encrypted: IAM Identity Center has no key for it. */
export const encryption = defineCheck({
  id: "encryption",
  about: "nothing in the response is encrypted",
  finds: ["encrypted-assertion", "encrypted-name-id", "encrypted-attribute"],
  check: ({ view }) => {
    const inside = view.assertions.flatMap(({ encrypted }) => encrypted);
    return [
      ...view.encryptedAssertions.slice(0, 1).map((at) => finding("encrypted-assertion", "The assertion is encrypted", at)),
      ...inside.filter(({ path }) => path.endsWith("/EncryptedID")).slice(0, 1).map((at) => finding("encrypted-name-id", "The NameID is encrypted", at)),
      ...inside.filter(({ path }) => path.endsWith("/EncryptedAttribute")).slice(0, 1).map((at) => finding("encrypted-attribute", "An attribute is encrypted", at)),
    ];
  },
});

function finding<const Id extends string>(id: Id, title: string, at: Place): Found<Id> {
  return { id, severity: "error", title, expected: `an assertion in clear (${SOURCE.awsTroubleshooting}: it must not be encrypted)`, found: at.path.split("/").at(-1) ?? "", at, fix: `In Okta set Assertion Encryption of the app to Unencrypted. ${FIX.keepsFormat}.` };
}
