import { deflateRawSync } from "node:zlib";
import { signInSite } from "../../../../sandbox/okta";
import type { App } from "../../../../sandbox/okta/apps";
import { text, type JsonObject } from "../../../../sandbox/okta/json";
import type { OktaOrg } from "../../../../sandbox/okta/org";
import { readPolicyRule } from "../../../../sandbox/okta/policy-rule-body";
import { issuer, signInUrl } from "../../../../sandbox/okta/saml-metadata";
import { seedOrg, type OktaSeed } from "../../../../sandbox/okta/seed";
import type { OktaPages, SignInOptions } from "../../../../sandbox/okta/sign-in/site";
import { Browser, type Shown } from "../../../../sandbox/web/browser";
import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { page } from "../../../../sandbox/web/html";
import { formOf } from "../../../../sandbox/web/message";
import { checkResponse, type ResponseReport } from "../../../../src/saml/check-response";
import { ACS, ENTITY } from "../client";

export const ANA = { login: "ana@example.com", firstName: "Ana", lastName: "Silva", department: "Refinery" };
export const START = new Date("2026-06-09T13:12:30Z");

/** What an application was posted, last of all. */
export interface Posted {
  readonly url: string;
  readonly response: string;
  readonly xml: string;
  readonly relayState: string | null;
}

let door: FrontDoor | undefined;
export async function closeDoor(): Promise<void> {
  await door?.close();
  door = undefined;
}

export interface World {
  readonly org: OktaOrg;
  readonly app: App;
  readonly browser: Browser;
  readonly url: string;
  readonly sessionToken: OktaPages["sessionToken"];
  readonly posted: readonly Posted[];
  /** A browser of somebody else. */
  readonly another: () => Browser;
  readonly pass: (minutes: number) => void;
  readonly login: (shown: Shown, login?: string, browser?: Browser) => Promise<Shown>;
  /** The doctor's verdict about what was posted last, judged against what AWS would expect. */
  readonly report: (userName?: string, of?: App) => ResponseReport;
}

/** An org with an AWS app and one person who has it, behind a front door at which AWS stands too. */
export async function world(seed: OktaSeed = {}, options: SignInOptions = {}): Promise<World> {
  door ??= await openFrontDoor();
  const opened = door;
  let now = START;
  const org = await seedOrg({
    users: [ANA],
    groups: [{ name: "access", members: [ANA.login] }],
    apps: [{ label: "AWS", acsURL: ACS, entityID: ENTITY, groups: ["access"] }],
    clock: () => now,
    ...seed,
  });
  const { site, host, sessionToken } = signInSite(org, options);
  const posted: Posted[] = [];
  opened.serve(host, site);
  for (const aws of ["*.signin.aws.amazon.com", "*.signin.aws"]) {
    opened.serve(aws, (request) => {
      const form = formOf(request);
      const response = form.get("SAMLResponse") ?? "";
      posted.push({ url: `https://${request.host}${request.path}`, response, xml: Buffer.from(response, "base64").toString("utf8"), relayState: form.get("RelayState") });
      return page("AWS access portal", "<p>signed in</p>");
    });
  }
  const app = org.apps.all()[0];
  if (app === undefined) throw new Error("the seed has no app");
  const browser = new Browser(opened);
  return {
    org,
    app,
    browser,
    url: signInUrl(app, org.base),
    sessionToken,
    posted,
    another: () => new Browser(opened),
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    login: (shown, login = ANA.login, by = browser) => by.submit(shown, { username: login, password: org.passwordOf(login) }, "/login/authenticate"),
    report: (userName = ANA.login, of = app) => {
      const last = posted.at(-1);
      const key = org.apps.key(of.id, of.kid);
      return checkResponse(
        { kind: "response", xml: last?.xml ?? "" } as never,
        { region: "eu-west-1", audience: text(of.settings["entityID"]) ?? ENTITY, acsUrls: [last?.url ?? ""], issuer: issuer(of), certificates: [key.certificate], userName },
        { at: now },
      );
    },
  };
}

export const request = (id: string, attributes = ""): string =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="2026-06-09T13:12:00Z"${attributes}><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${ENTITY}</saml:Issuer></samlp:AuthnRequest>`;

export function redirectUrl(url: string, xml: string, relayState?: string): string {
  const query = new URLSearchParams({ SAMLRequest: deflateRawSync(xml).toString("base64"), ...(relayState === undefined ? {} : { RelayState: relayState }) });
  return `${url}?${query}`;
}

/** The app gets a policy of its own: the rules given and a catch-all that denies. */
export function policy(org: OktaOrg, app: App, ...rules: readonly { readonly name: string; readonly conditions?: object; readonly signOn?: object }[]): void {
  const made = org.policies.add(`AWS ${org.policies.ofType("ACCESS_POLICY").length}`);
  const catchAll = made.rules.all()[0];
  if (catchAll === undefined) throw new Error("a policy without catch-all");
  const known = { hasGroup: (id: string) => org.groups.find(id) !== undefined };
  made.rules.update(catchAll.id, readPolicyRule({ name: catchAll.name, actions: { appSignOn: { access: "DENY" } } }, known, true));
  rules.forEach(({ name, conditions = {}, signOn = {} }, index) => made.rules.add(readPolicyRule(JSON.parse(JSON.stringify({ name, conditions, actions: { appSignOn: { access: "ALLOW", ...signOn } } })) as JsonObject, known), index + 1));
  org.assignPolicy(app.id, made.id);
}
