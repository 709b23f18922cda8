import type { Found } from "../../checks/shared/check";
import type { Expectations } from "../../expectations";
import type { MetadataView } from "../view";

export interface MetadataContext {
  readonly xml: string;
  readonly view: MetadataView;
  readonly expectations: Expectations;
  readonly at: Date;
}

/** One question about a metadata file. */
export interface MetadataRule {
  /** Stable id, a literal. */
  readonly id: string;
  readonly finds: readonly string[];
  check(context: MetadataContext): Found[];
}

/** Makes a rule; a finding whose id it does not list does not compile. */
export function defineRule<const Id extends string>(rule: { readonly id: string; readonly finds: readonly Id[]; check(context: MetadataContext): Found<Id>[] }): MetadataRule {
  return rule;
}

export const UPLOAD = "AWS user guide, IAM Identity Center quotas: SAML metadata and certificates";
export const OKTA_METADATA = "Download the metadata again from Okta (the app > Sign On > Metadata URL, or idp_metadata_url of: npx cdktf output federation)";
