import { quote, visible } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { hasInvisible, hasSpace } from "./shared/names";
import { FIX, SOURCE } from "./shared/places";

/** The NameID has no character that a person can't see: it must equal the userName exactly, and these are what nobody finds by looking. */
export const nameIdCharacters = defineCheck({
  id: "name-id-characters",
  about: "the NameID has no white space and no invisible characters",
  needs: ["assertion"],
  finds: ["name-id-white-space", "name-id-unseen"],
  check: ({ needed: { assertion }, known: { userName } }) =>
    assertion.nameIds.flatMap(({ value, at }) => {
      // Where the userName is known, the comparison with it says more.
      if (userName !== undefined || value.trim() === "") return [];
      const base = { severity: "error" as const, expected: `the userName in IAM Identity Center, character for character (${SOURCE.awsSaml})`, sensitive: visible(quote(value)), at };
      const fix = `Clean the attribute in Okta (or at its source, such as HR), or send another with ${FIX.nameId}; then let SCIM run again.`;
      return [
        ...(hasInvisible(value) ? [{ ...base, id: "name-id-unseen" as const, title: "The NameID has characters that nobody sees", found: "control or format characters in the NameID", fix }] : []),
        ...(hasSpace(value) ? [{ ...base, id: "name-id-white-space" as const, title: "The NameID has white space", found: value.trim() === value ? "white space inside the NameID" : "white space at an end of the NameID", fix }] : []),
      ];
    }),
});
