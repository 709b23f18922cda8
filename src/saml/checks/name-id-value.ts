import { quote, visible } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { firstDifference, judgeName, type NameMiss } from "./shared/names";
import { FIX, SOURCE } from "./shared/places";

type Id = `name-id-${NameMiss}`;

const FIX_USER = `Make both the same: ${FIX.nameId} and the userName that SCIM sends must come from one attribute`;
const SAY: Readonly<Record<NameMiss, readonly [id: Id, title: string, fix: string]>> = {
  space: ["name-id-space", "NameID and userName differ in white space", `Clean the attribute in Okta or at its source. ${FIX_USER}.`],
  case: ["name-id-case", "NameID and userName differ in upper and lower case", `${FIX_USER}, with one spelling; String.toLowerCase(...) in both expressions does it.`],
  invisible: ["name-id-invisible", "NameID and userName differ in characters that nobody sees", `Type the attribute anew in Okta or at its source: it was pasted in. ${FIX_USER}.`],
  lookalike: ["name-id-lookalike", "NameID and userName differ in letters that look alike", `Type the attribute anew in Okta or at its source. If nobody made a mistake, somebody imitates a name: look at the account in Okta.`],
  alias: ["name-id-alias", "NameID and userName differ in a plus alias", `${FIX_USER}: one has the address with the alias, the other without it.`],
  domain: ["name-id-domain", "NameID and userName have different domains", `The domain was renamed, or one is the login and the other the e-mail address. ${FIX_USER}.`],
  short: ["name-id-short", "One of NameID and userName is the short name, the other the whole address", `${FIX_USER}: user.login or source.email has the domain, a short name has not.`],
  attribute: ["name-id-attribute", "NameID and userName are different names in one domain", `Login and e-mail address often differ so (jdoe and jane.doe), or it is another person. ${FIX_USER}.`],
  other: ["name-id-other", "NameID and userName have nothing in common", `Another person signed in, or the app sends another attribute (an employee number, an id). ${FIX_USER}.`],
};

/** The NameID equals the userName in IAM Identity Center exactly; its e-mail attribute plays no part. */
export const nameIdValue = defineCheck({
  id: "name-id-value",
  about: "the NameID is the person's userName",
  needs: ["assertion", "userName"],
  finds: ["name-id-space", "name-id-case", "name-id-invisible", "name-id-lookalike", "name-id-alias", "name-id-domain", "name-id-short", "name-id-attribute", "name-id-other"],
  check: ({ needed: { assertion, userName } }) => {
    const [first] = assertion.nameIds;
    const miss = first === undefined || first.value.trim() === "" ? undefined : judgeName(first.value, userName);
    if (first === undefined || miss === undefined) return [];
    const [id, title, fix] = SAY[miss];
    return [{
      id,
      severity: "error",
      title,
      expected: `the userName in IAM Identity Center, character for character (${SOURCE.awsSaml}; ${SOURCE.awsTroubleshooting})`,
      found: `a NameID of ${first.value.length} characters, a userName of ${userName.length}; ${firstDifference(first.value, userName)}`,
      sensitive: visible(`NameID ${quote(first.value)}, userName ${quote(userName)}`),
      at: first.at,
      fix,
    }];
  },
});
