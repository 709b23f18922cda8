import type { AttributeMapping } from "./attributes";
import type { Region } from "./region";
import type { SignOnPolicy } from "./sign-on";

/** What both kinds of app need to be the trust between Okta and IAM Identity Center. */
interface CreatedApp<G extends string> {
  /** Exact name of the app in Okta; other environments find it by this name. */
  readonly label: string;
  /** Id (`0oa…`) of an app that exists in Okta and is to be kept by this code from now on, instead of a new one. The first plan shows what becomes different in it. */
  readonly adopt?: string;
  /** Assertion consumer service URL, copied once from the console (there is no API for it). */
  readonly acsUrl: string;
  /** Okta expression whose value must equal the userName in IAM Identity Center. @default "${source.email}" (OIN), "${user.email}" (custom) */
  readonly nameId?: string;
  readonly signOn: SignOnPolicy<G>;
  /** Session attributes, each sent one way only. */
  readonly attributes?: AttributeMapping;
}

/** The app of the Okta Integration Network (`amazon_aws_sso`): the only kind that can provision by SCIM and push groups. */
export interface OinApp<G extends string = string> extends CreatedApp<G> {
  readonly kind: "oin";
}

/** A SAML app of your own: any attribute, further Regions; no SCIM, no group push. */
export interface CustomApp<G extends string = string> extends CreatedApp<G> {
  readonly kind: "custom";
  /** ACS URLs of further Regions that IAM Identity Center was extended to. */
  readonly additionalAcs?: readonly { readonly region: Region; readonly url: string }[];
}

/** An app that another environment, or a person, made: by exact label or by id. */
export type UsedApp = { readonly kind: "use" } & ({ readonly label: string; readonly id?: never } | { readonly id: string; readonly label?: never });

export type SamlApp<G extends string = string> = OinApp<G> | CustomApp<G> | UsedApp;

/** Makes the app of the Okta Integration Network. */
export function createOinApp<G extends string = never>(app: Omit<OinApp<G>, "kind">): OinApp<G> {
  return { kind: "oin", ...app };
}

/** Makes a custom SAML app; its users must then be provisioned by Terraform. */
export function createCustomApp<G extends string = never>(app: Omit<CustomApp<G>, "kind">): CustomApp<G> {
  return { kind: "custom", ...app };
}

/** Uses an app that exists, so that this environment can never touch the trust. */
export function useApp(app: { readonly label: string } | { readonly id: string }): UsedApp {
  return { kind: "use", ...app };
}
