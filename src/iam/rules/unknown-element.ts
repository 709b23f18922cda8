import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import { keyPath } from "../plain-json";
import type { JsonObject } from "../plain-json";
import { didYouMean } from "../rule";
import type { Finding, PolicyRule } from "../rule";

const DOCUMENT = ["Version", "Id", "Statement"];
const STATEMENT = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
/** Known to IAM, just not in identity policies: a rule of their own tells. */
const ELSEWHERE = ["Principal", "NotPrincipal"];

/** Elements that IAM does not know; their names count in case (IAM User Guide, policy grammar). */
export const unknownElement: PolicyRule = {
  id: "policy-unknown-element",
  check: ({ where, document, statements }) => [
    ...unknown(document, where, DOCUMENT),
    ...idOf(document, where),
    ...statements.flatMap((statement) => unknown(statement.element, statement.where, STATEMENT)),
  ],
};

function unknown(element: JsonObject, where: string, known: readonly string[]): Finding[] {
  return Object.keys(element)
    .filter((key) => !known.includes(key) && !(known === STATEMENT && ELSEWHERE.includes(key)))
    .map((key) => ({
      severity: "error",
      where: where + keyPath(key),
      given: quote(key),
      allowed: known.join(", "),
      fix: `${didYouMean(nearest(key, known, 1))}IAM refuses a policy with other elements`,
    }));
}

/** IAM takes an Id and makes nothing of it (IAM User Guide, policy element Id: "not in identity-based policies"). */
function idOf({ Id: id }: JsonObject, where: string): Finding[] {
  return id === undefined ? [] : [{ severity: "warning", where: `${where}.Id`, given: quote(id), allowed: "no Id in an identity policy", fix: "remove it" }];
}
