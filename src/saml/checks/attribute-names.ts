import { quote } from "../../model/problem";
import { ACCESS_CONTROL } from "../names";
import { judgePrefix, type PrefixMiss } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

const TITLE: Readonly<Record<PrefixMiss["kind"], readonly [id: "attribute-scheme" | "attribute-case" | "attribute-space" | "attribute-prefix" | "attribute-principal-tag", title: string]>> = {
  scheme: ["attribute-scheme", "An attribute's name begins with http, not https"],
  case: ["attribute-case", "An attribute's name has the prefix in another case"],
  space: ["attribute-space", "An attribute's name has white space before it"],
  prefix: ["attribute-prefix", "An attribute's name has nearly the prefix for access control"],
  "principal-tag": ["attribute-principal-tag", "An attribute has the name that IAM reads, not IAM Identity Center"],
};

/** Attributes for access control have exactly AWS's prefix; with any other name they are ignored without a word. */
export const attributeNames = defineCheck({
  id: "attribute-names",
  about: "attributes for access control have exactly AWS's prefix",
  needs: ["assertion"],
  finds: ["attribute-scheme", "attribute-case", "attribute-space", "attribute-prefix", "attribute-principal-tag"],
  check: ({ needed: { assertion } }) =>
    assertion.attributes.flatMap(({ name, at }) => {
      const miss = judgePrefix(name);
      if (miss === undefined) return [];
      const [id, title] = TITLE[miss.kind];
      return [{ id, severity: "warning" as const, title, expected: `${ACCESS_CONTROL}${miss.key.trim()} (${SOURCE.awsAbac})`, found: quote(name, 200), at, fix: `It is ignored, so policies see no tag: correct the name. ${FIX.attributes}; the environment's own statements have it right.` }];
    }),
});
