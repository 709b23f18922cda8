import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import type { AssertionView } from "../response/view";
import { judgePrefix, tagAttributes, type TagAttribute } from "./shared/attributes";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

type Id = "attribute-missing" | "attribute-key-case" | "attribute-unexpected";

/** Every key that the environment sends in the assertion is there, and no other becomes a session tag. */
export const attributeExpected = defineCheck({
  id: "attribute-expected",
  about: "the session attributes are those of the environment",
  needs: ["assertion", "samlAttributes"],
  finds: ["attribute-missing", "attribute-key-case", "attribute-unexpected"],
  check: ({ known, needed: { assertion, samlAttributes } }): Found<Id>[] => {
    const tags = tagAttributes(assertion);
    const sent = new Set(tags.map(({ key }) => key));
    const names = assertion.attributes.map(({ name }) => name);
    // A name that nearly has the prefix is the finding of the check for names; from the directory is that of the check for sources.
    const explained = new Set(names.flatMap((name) => judgePrefix(name)?.key.trim().toLowerCase() ?? []));
    const elsewhere = new Set(known.directoryAttributes?.map((key) => key.toLowerCase()));
    const missing = samlAttributes.filter((key) => !sent.has(key) && !explained.has(key.toLowerCase()));
    const extra = tags.filter(({ key }) => !samlAttributes.includes(key) && !elsewhere.has(key.toLowerCase()));
    const misspelt = missing.slice(0, 10).flatMap((key) => instead(key, names, extra).map((name) => ({ key, name })));
    const plain = missing.filter((key) => !misspelt.some((one) => one.key === key));
    const inCase = misspelt.filter(({ key, name }) => name !== key && name.toLowerCase() === key.toLowerCase() && extra.some((one) => one.key === name));
    const only = samlAttributes.length === 0 ? "no attribute for access control" : `only ${samlAttributes.map((one) => quote(one)).join(", ")} (environments/federation.ts samlApp.attributes)`;
    return [
      ...(plain.length > 0 ? [absent(plain, "no such attribute", `Okta may leave out an attribute whose value is empty: look at the person's profile first, then at ${FIX.attributes}.`, assertion)] : []),
      ...misspelt.filter((one) => !inCase.includes(one)).map(({ key, name }) => absent([key], `an attribute ${quote(name)} instead`, `Correct the statement's name: ${FIX.attributes}; the environment's own statements have it right.`, assertion)),
      ...inCase.map(({ key, name }) => otherCase(key, name, assertion)),
      ...extra.filter(({ key }) => !misspelt.some(({ name }) => name === key)).map((one) => unexpected(one, only)),
    ];
  },
});

/** What came in the place of a key: its bare name, or a tag that is spelled nearly so. */
function instead(key: string, names: readonly string[], extra: readonly TagAttribute[]): string[] {
  const bare = names.filter((name) => name.trim().toLowerCase() === key.toLowerCase()).slice(0, 1);
  // Bounded, since a comparison costs the square of the length and there may be thousands of attributes.
  return bare.length > 0 ? bare : nearest(key, extra.map((one) => one.key).filter((one) => one.length <= 128).slice(0, 50), 1);
}

/** The tag is there; only who tells upper from lower case misses it. */
function otherCase(key: string, name: string, { at }: AssertionView): Found<Id> {
  return {
    id: "attribute-key-case",
    severity: "warning",
    title: `The session attribute ${quote(key, 80)} is sent as ${quote(name, 80)}, in another case`,
    expected: `https://aws.amazon.com/SAML/Attributes/AccessControl:${key} (environments/federation.ts samlApp.attributes; ${SOURCE.awsAbac})`,
    found: `the key ${quote(name, 80)}`,
    at,
    fix: `Write the key as the environment does: ${FIX.attributes}. Policies match all the same, since IAM does not tell the case of condition keys such as aws:PrincipalTag/${key} apart (IAM user guide, Condition); Attributes for access control in the console, and what else reads the tag by its name, may.`,
  };
}

function absent(keys: readonly string[], found: string, mapping: string, { at }: AssertionView): Found<Id> {
  return {
    id: "attribute-missing",
    severity: "warning",
    title: `Session attributes are not in the assertion: ${keys.map((key) => quote(key, 80)).join(", ")}`,
    expected: `${keys.map((key) => `https://aws.amazon.com/SAML/Attributes/AccessControl:${key}`).join(", ")} (environments/federation.ts samlApp.attributes; ${SOURCE.awsAbac})`,
    found,
    at,
    fix: `${mapping} Policies that ask for aws:PrincipalTag/${keys[0] ?? ""} refuse until it comes.`,
  };
}

function unexpected({ key, attribute }: TagAttribute, expected: string): Found<Id> {
  return {
    id: "attribute-unexpected",
    severity: "warning",
    title: `The assertion sets a session tag that the environment does not know: ${quote(key, 80)}`,
    expected,
    found: quote(attribute.name, 200),
    at: attribute.at,
    fix: `Somebody added it in Okta, and policies may grant by it: take it away there, or write it in ${FIX.attributes}.`,
  };
}
