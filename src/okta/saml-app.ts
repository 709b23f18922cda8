import { Construct } from "constructs";
import { attributeStatements } from "../model/attributes";
import type { CustomApp, OinApp, SamlApp, UsedApp } from "../model/saml-app";
import { AppSaml, DataOktaAppSaml } from "../providers/okta";
import type { SignOnPolicyConstruct } from "./sign-on-policy";
import { expression, hclString, literal } from "../providers/expression";

/** Name in state of the app, made or found. */
export const APP = "identity_center";

interface SamlAppOptions {
  readonly audience: string;
  /** Of an app made here. */
  readonly policy: SignOnPolicyConstruct | undefined;
  readonly pushes: boolean;
}

/** The SAML app: made here and then protected from destruction, or found. */
export class SamlAppConstruct extends Construct {
  readonly appId: string;
  /** The resource, where this environment made it: its outputs are what the console asks for. */
  readonly made: AppSaml | undefined;

  constructor(scope: Construct, id: string, app: SamlApp, options: SamlAppOptions) {
    super(scope, id);
    if (app.kind === "use") {
      this.appId = find(this, app, options.pushes).id;
      this.made = undefined;
      return;
    }
    const { audience, policy } = options;
    if (policy === undefined) throw new Error(`app ${app.label} has no sign-on policy; the data was not checked before synthesis`);
    const common = { label: literal(app.label), authenticationPolicy: policy.policyId, ...statements(app), ...(policy.rules === undefined ? {} : { dependsOn: [policy.rules] }), lifecycle: { preventDestroy: true } };
    this.made = new AppSaml(this, "app", { ...common, ...(app.kind === "oin" ? oin(app, audience) : custom(app, audience)) });
    this.made.overrideLogicalId(APP);
    if (app.adopt !== undefined) this.made.importFrom(app.adopt);
    this.appId = this.made.id;
  }
}

/** Exactly what a plan without changes needs: sso_url, audience and the like drift for ever when set on an OIN app. */
function oin(app: OinApp, audience: string) {
  return {
    preconfiguredApp: "amazon_aws_sso",
    appSettingsJson: JSON.stringify({ acsURL: app.acsUrl, entityID: audience }),
    userNameTemplate: literal(app.nameId ?? "${source.email}"),
  };
}

function custom(app: CustomApp, audience: string) {
  return {
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
    ...(app.additionalAcs === undefined || app.additionalAcs.length === 0 ? {} : { acsEndpoints: app.additionalAcs.map(({ url }) => url) }),
  };
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
