import { quote } from "../../model/problem";
import type { AttributeView } from "../response/view";
import { tagAttributes } from "./shared/attributes";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** STS, Tag: what a session tag's value may be. */
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const OTHER = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const MOST = 256;

type Id = "attribute-several-values" | "attribute-empty" | "attribute-xml" | "attribute-value-length" | "attribute-value-characters";

/** Each attribute for access control has one plain value that a session tag can hold. */
export const attributeValues = defineCheck({
  id: "attribute-values",
  about: "attributes for access control have one plain value each",
  needs: ["assertion"],
  finds: ["attribute-several-values", "attribute-empty", "attribute-xml", "attribute-value-length", "attribute-value-characters"],
  check: ({ needed: { assertion } }) => tagAttributes(assertion).flatMap(({ key, attribute }) => judge(key, attribute)),
});

function judge(key: string, { at, values }: AttributeView): Found<Id>[] {
  const finding = (id: Id, severity: Found["severity"], what: string, expected: string, found: string, fix: string, sensitive?: string): Found<Id>[] => [
    { id, severity, title: `The session attribute ${quote(key, 80)} ${what}`, expected, found, at: values[0]?.at ?? at, fix: `${fix} ${FIX.attributes}.`, ...(sensitive === undefined ? {} : { sensitive }) },
  ];
  const [first, second] = values;
  const clear = values.map(({ value }) => quote(value)).join(", ");
  if (second !== undefined) return finding("attribute-several-values", "error", "has several values", `one value (${SOURCE.awsAbac}: single-valued)`, `${values.length} values`, "Send one value: String.replace or Arrays.toCsvString in the expression makes one of several.", clear);
  if (first !== undefined && first.hasElements) return finding("attribute-xml", "error", "has XML in its value", `plain text (${SOURCE.awsTroubleshooting})`, "elements in the AttributeValue", "Send plain text.", clear);
  if (first === undefined || first.value === "") return finding("attribute-empty", "warning", "is empty", "a value (policies that compare the tag with a resource's match nothing, or everything untagged)", "an empty value", "Fill the attribute in the person's Okta profile, or let the expression give a default.");
  const length = first.value.length;
  if (length > MOST) return finding("attribute-value-length", "error", "is longer than a session tag", `at most ${MOST} characters (STS API reference, Tag)`, `${length} characters`, "Shorten the value.", clear);
  return VALUE.test(first.value) ? [] : finding("attribute-value-characters", "error", "has characters that a session tag can't have", "letters, digits, spaces and _.:/=+-@ (STS API reference, Tag)", kindsOf(first.value), "Send a value without them: String.replace in the expression.", clear);
}

const KINDS: readonly (readonly [RegExp, string])[] = [[/\p{P}/u, "punctuation"], [/\p{S}/u, "symbol"], [/\p{Cc}/u, "control character"], [/\p{Cf}/u, "format character"], [/\p{M}/u, "combining mark"]];
const MOST_KINDS = 10;

/** What kinds of character a value has that a tag can't have: `U+0027 punctuation`. A mark is a part of a letter, and so of a name: it has no number here. */
function kindsOf(value: string): string {
  const kinds = new Set((value.match(OTHER) ?? []).map((one) => {
    const kind = KINDS.find(([pattern]) => pattern.test(one))?.[1] ?? "other character";
    return kind === "combining mark" ? kind : `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} ${kind}`;
  }));
  return [...kinds].toSorted().slice(0, MOST_KINDS).join(", ") + (kinds.size > MOST_KINDS ? ` and ${kinds.size - MOST_KINDS} more` : "");
}
