import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import type { AssertionView } from "../response/view";
import { judgePrefix, tagAttributes, type TagAttribute } from "./shared/attributes";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

type Id = "attribute-missing" | "attribute-unexpected";

/** Every key that the environment sends in the assertion is there, and no other becomes a session tag. */
export const attributeExpected = defineCheck({
  id: "attribute-expected",
  about: "the session attributes are those of the environment",
  needs: ["assertion", "samlAttributes"],
  finds: ["attribute-missing", "attribute-unexpected"],
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
    const only = samlAttributes.length === 0 ? "no attribute for access control" : `only ${samlAttributes.map((one) => quote(one)).join(", ")} (environments/federation.ts samlApp.attributes)`;
    return [
      ...(plain.length > 0 ? [absent(plain, "no such attribute", assertion)] : []),
      ...misspelt.map(({ key, name }) => absent([key], `an attribute ${quote(name)} instead`, assertion)),
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

function absent(keys: readonly string[], found: string, { at }: AssertionView): Found<Id> {
  return {
    id: "attribute-missing",
    severity: "warning",
    title: `Session attributes are not in the assertion: ${keys.map((key) => quote(key, 80)).join(", ")}`,
    expected: `${keys.map((key) => `https://aws.amazon.com/SAML/Attributes/AccessControl:${key}`).join(", ")} (environments/federation.ts samlApp.attributes; ${SOURCE.awsAbac})`,
    found,
    at,
    fix: `Okta may leave out an attribute whose value is empty: look at the person's profile first, then at ${FIX.attributes}. Policies that ask for aws:PrincipalTag/${keys[0] ?? ""} refuse until it comes.`,
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
