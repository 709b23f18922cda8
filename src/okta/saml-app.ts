import { Construct } from "constructs";
import { attributeStatements } from "../model/attributes";
import type { CustomApp, OinApp, SamlApp, UsedApp } from "../model/saml-app";
import { AppSaml, DataOktaAppSaml } from "../providers/okta";
import { expression, hclString, literal } from "../providers/expression";

/** Name in state of the app, made or found. */
export const APP = "identity_center";

/** The SAML app: made here and then protected from destruction, or found. */
export class SamlAppConstruct extends Construct {
  readonly appId: string;
  /** The resource, where this environment made it: its outputs are what the console asks for. */
  readonly made: AppSaml | undefined;

  constructor(scope: Construct, id: string, app: SamlApp, options: { readonly audience: string; readonly policyId: string | undefined; readonly pushes: boolean }) {
    super(scope, id);
    if (app.kind === "use") {
      this.appId = find(this, app, options.pushes).id;
      this.made = undefined;
      return;
    }
    if (options.policyId === undefined) throw new Error(`app ${app.label} has no sign-on policy; the data was not checked before synthesis`);
    this.made = app.kind === "oin" ? makeOin(this, app, options.audience, options.policyId) : makeCustom(this, app, options.audience, options.policyId);
    this.made.overrideLogicalId(APP);
    this.appId = this.made.id;
  }
}

/** Exactly what a plan without changes needs: sso_url, audience and the like drift for ever when set on an OIN app. */
function makeOin(scope: Construct, app: OinApp, audience: string, authenticationPolicy: string): AppSaml {
  return new AppSaml(scope, "app", {
    label: literal(app.label),
    preconfiguredApp: "amazon_aws_sso",
    appSettingsJson: JSON.stringify({ acsURL: app.acsUrl, entityID: audience }),
    userNameTemplate: literal(app.nameId ?? "${source.email}"),
    authenticationPolicy,
    ...statements(app),
    lifecycle: { preventDestroy: true },
  });
}

function makeCustom(scope: Construct, app: CustomApp, audience: string, authenticationPolicy: string): AppSaml {
  return new AppSaml(scope, "app", {
    label: literal(app.label),
    ssoUrl: app.acsUrl,
    recipient: app.acsUrl,
    destination: app.acsUrl,
    audience,
    subjectNameIdTemplate: literal(app.nameId ?? "${user.email}"),
    subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    responseSigned: true,
    assertionSigned: true,
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
    honorForceAuthn: true,
    authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    authenticationPolicy,
    ...(app.additionalAcs === undefined || app.additionalAcs.length === 0 ? {} : { acsEndpoints: app.additionalAcs.map(({ url }) => url) }),
    ...statements(app),
    lifecycle: { preventDestroy: true },
  });
}

function statements(app: OinApp | CustomApp) {
  const list = attributeStatements(app.attributes ?? {});
  return list.length === 0
    ? {}
    : { attributeStatements: list.map((one) => ({ ...one, name: literal(one.name), values: one.values.map(literal) })) };
}

function find(scope: Construct, app: UsedApp, pushes: boolean): DataOktaAppSaml {
  const asked = app.id === undefined ? `labelled ${JSON.stringify(app.label)}` : `with id ${JSON.stringify(app.id)}`;
  const found = new DataOktaAppSaml(scope, "app", {
    ...(app.id === undefined ? { label: literal(app.label) } : { id: app.id }),
    lifecycle: {
      postcondition: [
        ...(app.label === undefined ? [] : [{
          condition: expression(`self.label == ${hclString(app.label)}`),
          errorMessage: `Okta has no active SAML app ${literal(asked)}. Apply the environment that makes it first, or correct the label.`,
        }]),
        ...(pushes ? [{
          condition: expression('self.name == "amazon_aws_sso"'),
          errorMessage: `The app ${literal(asked)} is not the OIN app "AWS IAM Identity Center" but "\${self.name}": only that one provisions by SCIM and pushes groups. Use it, or provisioning: byTerraform().`,
        }] : []),
      ],
    },
  });
  found.overrideLogicalId(APP);
  return found;
}
