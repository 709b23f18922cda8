import { quote } from "../../model/problem";
import { shared } from "../../model/rule";
import { tagAttributes } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** Each key once; session tags do not tell upper from lower case (IAM user guide, Passing session tags in AWS STS). */
export const attributeDuplicates = defineCheck({
  id: "attribute-duplicates",
  about: "no attribute for access control comes twice",
  needs: ["assertion"],
  finds: ["attribute-duplicate"],
  check: ({ needed: { assertion } }) =>
    shared(tagAttributes(assertion), ({ key }) => key.toLowerCase()).map(([, same]) => {
      const [first, second] = same;
      return { id: "attribute-duplicate" as const, severity: "error" as const, title: `The session attribute ${quote(first?.key ?? "", 80)} comes ${same.length} times`, expected: `each key once, whatever its case (${SOURCE.awsTroubleshooting})`, found: same.map(({ key }) => quote(key, 80)).join(", "), at: second?.attribute.at ?? assertion.at, fix: `Keep one: ${FIX.attributes}. If the environment has it once, the other was added by hand in Okta.` };
    }),
});
