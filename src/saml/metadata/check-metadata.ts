import type { Found } from "../checks/shared/check";
import { checkFailed, type Unchecked } from "../checks/shared/run";
import { unify, worstFirst } from "../checks/shared/unify";
import type { Expectations } from "../expectations";
import type { Finding } from "../finding";
import type { SamlInput } from "../input/input";
import { readXml } from "../xml/read";
import { expectationsOf } from "./expectations";
import { metadataRules } from "./rules";
import type { MetadataContext } from "./rules/rule";
import { summarizeMetadata, type MetadataSummary } from "./summary";
import { readMetadata } from "./view";

/** All that is known of a metadata file. */
export interface MetadataReport {
  readonly kind: "metadata";
  readonly summary: MetadataSummary;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  /** What it lets one expect of a response; merged into an environment's expectations by the caller. */
  readonly expectations: Expectations;
}

/** Checks metadata against the limits of IAM Identity Center and against the environment; never throws. */
export function checkMetadata(input: SamlInput, expectations: Expectations, { at }: { readonly at: Date }): MetadataReport {
  const notes: readonly Found[] = input.notes ?? [];
  try {
    const { root, faults = [] } = readXml(input.xml);
    if (root === undefined) return report({ container: input.container, of: "unreadable", certificates: [], services: [], acs: [] }, [...(faults.length > 0 ? faults : [checkFailed("reader", "the text is XML", undefined)]), ...notes], [{ what: "everything that the metadata says", why: "it could not be read: see the findings" }], {});
    const view = readMetadata(root);
    const found = metadataRules.flatMap((rule) => attempt(rule.id, () => rule.check({ xml: input.xml, view, expectations, at })));
    return report(summarizeMetadata(input.container, view, at), [...found, ...notes], unchecked({ view, expectations }), expectationsOf(view));
  } catch (cause) {
    return report({ container: input.container, of: "unreadable", certificates: [], services: [], acs: [] }, [checkFailed("metadata", "the metadata can be read", cause)], [{ what: "everything that the metadata says", why: "the checker failed" }], {});
  }
}

function attempt(id: string, check: () => Found[]): Found[] {
  try {
    return check();
  } catch (cause) {
    return [checkFailed(id, "the metadata fits", cause)];
  }
}

function unchecked({ view: { idp, sp }, expectations }: Pick<MetadataContext, "view" | "expectations">): Unchecked[] {
  return [
    ...(idp === undefined ? [] : [...given("the entity id is the issuer that IAM Identity Center trusts", expectations.issuer), ...given("the certificates are those that are active in IAM Identity Center", expectations.certificates)]),
    ...(sp === undefined || idp !== undefined ? [] : [...given("the entity id is this instance's audience", expectations.audience), ...given("the ACS URLs are registered in the Okta app", expectations.acsUrls)]),
    ...(sp === undefined || idp === undefined ? [] : [{ what: "what the service provider's role says: ACS URLs, audience, whether signed assertions are asked for", why: "the file has an identity provider's role too, and was judged as that" }]),
    { what: "the metadata comes from whom it names", why: "a file does not show it: download it by https from Okta or the console yourself" },
  ];
}

function given(what: string, value: unknown): Unchecked[] {
  return value === undefined ? [{ what, why: "no expectation was given to compare with" }] : [];
}

function report(summary: MetadataSummary, found: readonly Found[], open: readonly Unchecked[], expectations: Expectations): MetadataReport {
  const all = worstFirst(unify(found));
  return { kind: "metadata", summary, findings: all.filter(({ severity }) => severity !== "unknown"), unknowns: all.filter(({ severity }) => severity === "unknown"), unchecked: open, expectations };
}
