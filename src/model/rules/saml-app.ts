import { orgKey, type Environment, type OktaSide } from "../environment";
import { nearest } from "../keys";
import { quote } from "../problem";
import { acsFault, acsHosts, REGIONS, type Region } from "../region";
import type { CustomApp, OinApp } from "../saml-app";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";

const APP_ID = /^0oa[0-9A-Za-z]{17}$/;

/** The app can be made, or found; its ACS URL is one that IAM Identity Center in this Region has. */
export const samlApp: Rule = {
  id: "saml-app",
  scope: "project",
  check: ({ environments }) => {
    const sides = environments.flatMap(({ environment }): Side[] => (environment.okta === "none" ? [] : [{ environment, okta: environment.okta }]));
    const made = sides.filter(({ okta }) => okta.samlApp.kind !== "use");
    return [
      ...sides.flatMap(({ environment, okta }) => side(environment, okta)),
      ...sides.flatMap(({ environment, okta }) => {
        const labels = made.filter((other) => orgKey(other.okta) === orgKey(okta)).flatMap((other) => other.okta.samlApp.label ?? []);
        const label = okta.samlApp.kind === "use" ? okta.samlApp.label : undefined;
        // Short names differ by little without being mistakes.
        return label === undefined || label.length < 10 || labels.includes(label) || nearest(label, labels).length === 0 ? [] : [warning(`${environment.name}.okta.samlApp`, `useApp(${quote(label)})`, `the app that this project makes in that org: ${labels.map((one) => quote(one)).join(", ")}`, "correct the label, unless another app is meant")];
      }),
      ...byLabelAndById(sides),
      ...shared(made, ({ okta }) => appKey(okta)).map(([, same]) => error(same.map(({ environment }) => environment.name).join(", "), `an app ${quote(same[0]?.okta.samlApp.label)} made by each`, "an app made by one environment of an org", "make it in one and useApp() in the others")),
    ];
  },
};

interface Side {
  readonly environment: Environment;
  readonly okta: OktaSide;
}

/** A label and an id may be one app: whatever is looked for between environments of an app would not be found between these. */
function byLabelAndById(sides: readonly Side[]): Finding[] {
  return shared(sides, ({ okta }) => orgKey(okta)).flatMap(([, together]) => {
    // An app named in both ways, or by no id, is another finding.
    const ids = together.filter(({ okta: { samlApp: app } }) => app.kind === "use" && app.label === undefined && APP_ID.test(app.id));
    const labels = together.filter(({ okta: { samlApp: app } }) => app.label !== undefined && (app.kind !== "use" || app.id === undefined));
    if (labels.length === 0 || ids.length === 0) return [];
    return [warning([...labels, ...ids].map(({ environment }) => environment.name).join(", "), `apps by label ${appsIn(labels)}, and by id ${appsIn(ids)}`, "apps of an org named in one way: a label and an id can't be told to be one app, so what both would push or assign goes unseen", "use the label in all of them, or the id, unless these are different apps")];
  });
}

function appsIn(sides: readonly Side[]): string {
  return `${[...new Set(sides.map(({ okta }) => quote(nameOf(okta))))].join(", ")} in ${sides.map(({ environment }) => environment.name).join(", ")}`;
}

/** The app within its org, as far as the data tells. */
export function appKey(okta: OktaSide): string {
  return `${orgKey(okta)} ${nameOf(okta)}`;
}

function nameOf({ samlApp: app }: OktaSide): string | undefined {
  return app.label ?? app.id;
}

function side(environment: Environment, okta: OktaSide): Finding[] {
  const where = `${environment.name}.okta`;
  const app = okta.samlApp;
  return [
    ...org(`${where}.org`, okta),
    ...(app.kind === "use" ? use(where, app) : created(`${where}.samlApp`, app, environment.aws.region)),
  ];
}

function appId(where: string, id: string | undefined): Finding[] {
  return id === undefined || APP_ID.test(id) ? [] : [error(where, quote(id), "an app id: 0oa and 17 letters or digits", "copy it from the app's URL in the Okta admin console")];
}

/** What people copy from the browser is the host of the admin console, or a whole address. */
function org(where: string, { org: given, domain: domainGiven = "okta.com" }: OktaSide): Finding[] {
  const [, name = "", admin, domain] = /^(?:https?:\/\/)?([a-z0-9](?:[a-z0-9-]*?[a-z0-9])?)(-admin)?(?:\.(okta\.com|oktapreview\.com|okta-emea\.com|okta-gov\.com))?(?:\/.*)?$/i.exec(given) ?? [];
  if (name !== "" && name === given) return [];
  const write = `write org: ${quote(name)}${domain === undefined || domain.toLowerCase() === domainGiven ? "" : `, domain: ${quote(domain.toLowerCase())}`}`;
  if (admin !== undefined) return [error(where, quote(given), "the subdomain of the org, not that of its admin console", `remove -admin: ${write}`)];
  return [error(where, quote(given), "the subdomain of the org, such as acme for acme.okta.com", name === "" ? "write what stands before .okta.com, also where people sign in at a domain of your own; another domain of Okta's is a property of its own" : `${write}, without the rest of the address`)];
}

function use(where: string, { label, id }: { readonly label?: string | undefined; readonly id?: string | undefined }): Finding[] {
  if ((label === undefined) === (id === undefined)) return [error(`${where}.samlApp`, label === undefined ? "neither label nor id" : "label and id", "exactly one of them", "useApp({ label }) or useApp({ id })")];
  if (label !== undefined && label.trim() === "") return [error(`${where}.samlApp.label`, quote(label), "the app's exact name in Okta", "copy it from Okta")];
  return appId(`${where}.samlApp.id`, id);
}

function created(where: string, app: OinApp | CustomApp, region: Region): Finding[] {
  const fault = acsFault(app.acsUrl, region);
  return [
    ...appId(`${where}.adopt`, app.adopt),
    ...(app.label.trim() !== app.label || app.label === "" || app.label.length > 100 ? [error(`${where}.label`, quote(app.label), "1 to 100 characters, no space at either end", "name the app as people will see it")] : []),
    ...(fault === undefined ? [] : [error(`${where}.acsUrl`, quote(app.acsUrl), `the ACS URL that the console shows: ${fault}; hosts of ${region}: ${acsHosts(region).join(", ")}`, "copy it from IAM Identity Center > Settings > Identity source, of the primary Region")]),
    ...(app.nameId === undefined || app.nameId.trim() !== "" ? [] : [error(`${where}.nameId`, quote(app.nameId), "an Okta expression whose value equals the userName in IAM Identity Center", "leave it out for the e-mail address")]),
    ...(app.kind === "custom" ? additional(where, app, region) : []),
  ];
}

function additional(where: string, app: CustomApp, primary: Region): Finding[] {
  const list = app.additionalAcs ?? [];
  return [
    ...list.flatMap(({ region, url }, index) => {
      const fault = acsFault(url, region, "additional");
      if (REGIONS[region] !== REGIONS[primary]) return [error(`${where}.additionalAcs[${index}].region`, quote(region), `a Region of the same partition as ${primary}`, "remove it")];
      return fault === undefined ? [] : [error(`${where}.additionalAcs[${index}].url`, quote(url), `an ACS URL of ${region}: ${fault}`, "copy it from IAM Identity Center > Settings, of that Region")];
    }),
    ...shared([primary, ...list.map(({ region }) => region)], (region) => region).map(([region]) => error(`${where}.additionalAcs`, `${region} twice`, "every Region once, the primary one not among them", "remove one")),
  ];
}
