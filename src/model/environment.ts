import type { AppAccess } from "./app-access";
import type { Assignment } from "./assignment";
import type { Backend } from "./backend";
import type { Catalog } from "./catalog";
import type { ByTerraform, Provisioning } from "./provisioning";
import type { Region } from "./region";
import type { CustomApp, OinApp, UsedApp } from "./saml-app";

/** The AWS end of an environment. */
export interface AwsSide<A extends string = string> {
  /** Primary Region of IAM Identity Center. */
  readonly region: Region;
  /** The account whose credentials apply this: the management account or the delegated administrator. Any other is refused. */
  readonly account: A;
  /** Put before the name of every permission set of this environment, so that a pilot's are its own. */
  readonly permissionSetPrefix?: string;
  /** The identity store this must be (`d-…`); a plan against another one fails. */
  readonly identityStore?: string;
  /** Tags of every resource that can carry them. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An entitlement group that this environment makes in Okta instead of finding it there. */
interface OwnGroup<G extends string = string> {
  readonly group: G;
  /** Okta group rule that fills it, such as `user.department=="Payments"`; without one its members are kept by hand. */
  readonly rule?: string;
}

interface OktaBase<G extends string> {
  /** Subdomain of the org: `acme` in acme.okta.com. */
  readonly org: string;
  /** @default "okta.com" */
  readonly domain?: "okta.com" | "oktapreview.com" | "okta-emea.com" | "okta-gov.com";
  /** The Okta group that assigns the app here. @default none: this environment assigns the app to nobody */
  readonly access?: AppAccess;
  /** Groups this environment makes; all others belong to their owners and are looked up. */
  readonly ownGroups?: readonly OwnGroup<G>[];
}

/** The Okta end of an environment: a custom app can't be provisioned by SCIM, so it does not type-check with `scim`. */
export type OktaSide<G extends string = string> = OktaBase<G> &
  (
    | { readonly samlApp: CustomApp<G>; readonly provisioning?: ByTerraform<G> }
    // Last, because the compiler explains a mistake by the last form, and nearly every environment has this one.
    | { readonly samlApp: OinApp<G> | UsedApp; readonly provisioning?: Provisioning<G> }
  );

/** What the author of an environment writes. */
export interface EnvironmentInput<A extends string, G extends string> {
  /** The stack's name, in `cdktf diff <name>` and in state. */
  readonly name: string;
  readonly backend: Backend;
  readonly aws: AwsSide<A>;
  /** `none`: federated by others, grants only. */
  readonly okta: OktaSide<G> | "none";
  readonly assignments?: readonly Assignment[];
}

/** An environment with the catalog whose names it uses: all that one stack is made of. */
export interface Environment extends EnvironmentInput<string, string> {
  readonly assignments: readonly Assignment[];
  readonly catalog: Catalog;
}

/** The host of the org; Okta does not tell case apart in it. */
export function orgKey({ org, domain }: OktaSide): string {
  return `${org}.${domain ?? "okta.com"}`.toLowerCase();
}
