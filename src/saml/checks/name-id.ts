import { quote } from "../../model/problem";
import { EMAIL_FORMAT } from "../names";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** A NameID (several never get past the gate for signatures) with a value, in the format emailAddress that IAM Identity Center asks for. */
export const nameId = defineCheck({
  id: "name-id",
  about: "there is one NameID, in the format emailAddress",
  needs: ["assertion"],
  finds: ["name-id-missing", "name-id-empty", "name-id-format"],
  check: ({ needed: { assertion } }) => {
    const [first] = assertion.nameIds;
    const named = `a NameID whose value is the userName in IAM Identity Center (${SOURCE.awsSaml})`;
    if (first === undefined) {
      // An encrypted one is the finding of the check for encryption.
      if (assertion.encrypted.some(({ path }) => path.endsWith("/EncryptedID"))) return [];
      return [{ id: "name-id-missing", severity: "error", title: "The assertion names nobody", expected: named, found: assertion.hasSubject ? "a Subject without NameID" : "no Subject", at: assertion.at, fix: `Set ${FIX.nameId}.` }];
    }
    if (first.value.trim() === "") return [{ id: "name-id-empty", severity: "error", title: "The NameID is empty", expected: named, found: "an empty NameID", at: first.at, fix: `The attribute that the app sends is empty for this person in Okta: fill it there, or send another with ${FIX.nameId}.` }];
    const format = first.format?.value ?? UNSPECIFIED;
    if (format === EMAIL_FORMAT) return [];
    return [{ id: "name-id-format", severity: "error", title: "The NameID has another format than emailAddress", expected: `${EMAIL_FORMAT} (${SOURCE.awsTroubleshooting})`, found: first.format === undefined ? `no Format, which means ${UNSPECIFIED} (SAML core 8.3.1)` : quote(format, 120), at: first.format?.at ?? first.at, fix: `Set the Name ID format of the Okta app to EmailAddress. ${FIX.keepsFormat}.` }];
  },
});
