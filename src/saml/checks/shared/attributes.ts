import { ACCESS_CONTROL } from "../../names";
import type { AssertionView, AttributeView } from "../../response/view";

/** An attribute that IAM Identity Center turns into a session tag. */
export interface TagAttribute {
  readonly key: string;
  readonly attribute: AttributeView;
}

/** The attributes with exactly AWS's prefix (AWS user guide, Attributes for access control). */
export function tagAttributes({ attributes }: AssertionView): TagAttribute[] {
  return attributes.flatMap((attribute) => (attribute.name.startsWith(ACCESS_CONTROL) ? [{ key: attribute.name.slice(ACCESS_CONTROL.length), attribute }] : []));
}

/** How an attribute's name misses AWS's prefix. */
export interface PrefixMiss {
  readonly kind: "scheme" | "case" | "space" | "prefix" | "principal-tag";
  readonly key: string;
}

const NEAR = /^https?:\/\/(?:www\.)?aws\.amazon\.com\/saml\/attributes?\/(.*)$/is;
/** Names that IAM's own SAML federation reads; IAM Identity Center does not, and they harm nothing. */
const IAM = /^(role|rolesessionname|sessionduration|transitivetagkeys|sourceidentity)$/i;

/** Tells the near misses of an attribute for access control apart; undefined for any other attribute. */
export function judgePrefix(name: string): PrefixMiss | undefined {
  if (name.startsWith(ACCESS_CONTROL)) return undefined;
  const trimmed = name.trim();
  const rest = NEAR.exec(trimmed)?.[1];
  const control = rest === undefined ? /^accesscontrol:(.*)$/is.exec(trimmed)?.[1] : /^access-?control[:/;.]?(.*)$/is.exec(rest)?.[1];
  if (rest === undefined) return control === undefined ? undefined : { kind: "prefix", key: control };
  const tag = /^principaltag:(.*)$/is.exec(rest)?.[1];
  if (tag !== undefined) return { kind: "principal-tag", key: tag };
  if (control === undefined) return IAM.test(rest) || rest === "" ? undefined : { kind: "prefix", key: rest };
  if (trimmed.startsWith(ACCESS_CONTROL)) return { kind: "space", key: control };
  if (trimmed.replace(/^http:/, "https:").startsWith(ACCESS_CONTROL)) return { kind: "scheme", key: control };
  return trimmed.toLowerCase().startsWith(ACCESS_CONTROL.toLowerCase()) ? { kind: "case", key: control } : { kind: "prefix", key: control };
}
