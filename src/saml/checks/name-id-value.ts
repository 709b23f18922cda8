import { quote, visible } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { firstDifference, inCommon, judgeName, type NameMiss } from "./shared/names";
import { FIX, SOURCE } from "./shared/places";

type Id = `name-id-${NameMiss}`;

const FIX_USER = `Make both the same: ${FIX.nameId} and the userName that SCIM sends must come from one attribute`;
/** Of each miss: its id, what NameID and userName do (as a part of a sentence), and what puts it right. */
const SAY: Readonly<Record<NameMiss, readonly [id: Id, what: string, fix: string]>> = {
  space: ["name-id-space", "differ in white space", "Take the white space out of the attribute, in Okta or at its source"],
  case: ["name-id-case", "differ in upper and lower case", "Write it in one case: String.toLowerCase(...) in both expressions does it"],
  invisible: ["name-id-invisible", "differ in characters that nobody sees", "Type the attribute anew in Okta or at its source: it was pasted in"],
  lookalike: ["name-id-lookalike", "differ in letters that look alike", "Type the attribute anew in Okta or at its source. If nobody made a mistake, somebody imitates a name: look at the account in Okta"],
  alias: ["name-id-alias", "differ in a plus alias", "One has the address with the alias, the other without it"],
  domain: ["name-id-domain", "have different domains", "The domain was renamed, or one is the login and the other the e-mail address"],
  short: ["name-id-short", "are a short name and a whole address", "user.login or source.email has the domain, a short name has not"],
  attribute: ["name-id-attribute", "are different names in one domain", "Login and e-mail address often differ so (jdoe and jane.doe), or it is another person"],
  other: ["name-id-other", "are different names", "Another person signed in, or the app sends another attribute (the login for the e-mail address, an employee number), or --user is not the whole userName"],
};

/** The NameID equals the userName in IAM Identity Center exactly; its e-mail attribute plays no part. */
export const nameIdValue = defineCheck({
  id: "name-id-value",
  about: "the NameID is the person's userName",
  named: () => "the NameID is exactly the userName given by --user",
  needs: ["assertion", "userName"],
  finds: ["name-id-space", "name-id-case", "name-id-invisible", "name-id-lookalike", "name-id-alias", "name-id-domain", "name-id-short", "name-id-attribute", "name-id-other"],
  check: ({ needed: { assertion, userName } }) => {
    const [first] = assertion.nameIds;
    const misses = first === undefined || first.value.trim() === "" ? [] : judgeName(first.value, userName);
    const [miss] = misses;
    if (first === undefined || miss === undefined) return [];
    const common = miss === "other" || miss === "attribute" ? inCommon(first.value, userName) : undefined;
    return [{
      id: SAY[miss][0],
      severity: "error",
      title: `NameID and userName ${misses.map((one) => SAY[one][1]).join(", and ")}`,
      expected: `the userName in IAM Identity Center, character for character (${SOURCE.awsSaml}; ${SOURCE.awsTroubleshooting})`,
      found: `a NameID of ${first.value.length} characters, a userName of ${userName.length}; ${firstDifference(first.value, userName)}${common === undefined ? "" : `; ${common}`}`,
      sensitive: visible(`NameID ${quote(first.value)}, userName ${quote(userName)}`),
      at: first.at,
      fix: `${misses.map((one) => SAY[one][2]).join(". ")}. ${FIX_USER}.`,
    }];
  },
});
