import { orgKey, type Environment } from "../model/environment";
import { quote } from "../model/problem";
import { audience } from "../model/region";
import type { CustomApp, OinApp, SamlApp } from "../model/saml-app";
import type { Expectations } from "./expectations";

/** What one environment lets expect of a response, and why it is not more. */
export interface FromEnvironment {
  readonly expectations: Expectations;
  readonly open: readonly Open[];
}

/** What the data does not say, though a check would need it. */
export interface Open {
  /** The expectation that would close it; without one, no response can. */
  readonly lacks?: keyof Expectations;
  readonly what: string;
  readonly why: string;
}

/** What IAM Identity Center with the settings of this environment expects; the app of an environment that only uses it is that of the environment in `project` that makes it. */
export function expectationsFrom(environment: Environment, project: readonly Environment[]): FromEnvironment {
  const { region } = environment.aws;
  const maker = makerOf(environment, project);
  const store = environment.aws.identityStore ?? (maker?.environment.aws.region === region ? maker.environment.aws.identityStore : undefined);
  const open: Open[] = [
    ...(store === undefined ? [{ lacks: "audience" as const, what: "the audience beyond its form and Region", why: `aws.identityStore is not set in "${environment.name}", which would give it (IAM Identity Center > Settings: Identity store ID)` }] : []),
    ...(maker === undefined ? [{ lacks: "acsUrls" as const, what: "the ACS URLs that are registered, and the session attributes", why: whyNoApp(environment) }] : []),
    ...(maker === undefined ? [] : stepUp(maker)),
    { lacks: "certificates", what: "the issuer and the certificates of Okta", why: "the data of an environment does not hold them" },
  ];
  return { expectations: { region, ...(store === undefined ? {} : { audience: audience(region, store) }), ...(maker === undefined ? {} : fromApp(maker.app)) }, open };
}

function fromApp(app: OinApp | CustomApp): Expectations {
  const attributes = Object.entries(app.attributes ?? {});
  return {
    acsUrls: [app.acsUrl, ...(app.kind === "custom" ? (app.additionalAcs ?? []).map(({ url }) => url) : [])],
    samlAttributes: attributes.flatMap(([key, { saml }]) => (saml === undefined ? [] : [key])),
    directoryAttributes: attributes.flatMap(([key, { directory }]) => (directory === undefined ? [] : [key])),
  };
}

interface Maker {
  readonly environment: Environment;
  readonly app: OinApp | CustomApp;
}

/** Who makes the app that an environment makes or uses: the same org, the same label. */
function makerOf(environment: Environment, project: readonly Environment[]): Maker | undefined {
  if (environment.okta === "none") return undefined;
  const used: SamlApp = environment.okta.samlApp;
  if (used.kind !== "use") return { environment, app: used };
  const org = orgKey(environment.okta);
  return project.flatMap((one): Maker[] => {
    if (one.okta === "none" || orgKey(one.okta) !== org) return [];
    const { samlApp: app } = one.okta;
    return app.kind !== "use" && app.label === used.label ? [{ environment: one, app }] : [];
  })[0];
}

/** What the sign-on policy asks can't be read from a response: Okta names one context whatever factors a person used. */
function stepUp({ environment, app: { signOn } }: Maker): Open[] {
  const asked = signOn.kind === "existing" ? "" : `: ${signOn.rules.map((rule) => `${rule.name} (${rule.access === "deny" ? "refuses" : (rule.assurance ?? "two-factors")})`).join(", ")}`;
  return [{ what: `the factors that the sign-on policy ${quote(signOn.name)} of "${environment.name}" asks${asked}`, why: "Okta sends the same AuthnContextClassRef whatever factors were used; its System Log tells which rule decided" }];
}

function whyNoApp({ name, okta }: Environment): string {
  if (okta === "none") return `"${name}" leaves Okta alone`;
  const { samlApp } = okta;
  const which = samlApp.kind === "use" && samlApp.id !== undefined ? "uses an app by its id" : "uses an app that no environment here makes";
  return `"${name}" ${which}`;
}
