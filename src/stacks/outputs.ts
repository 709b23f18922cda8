import type { Construct } from "constructs";
import type { Instance } from "../aws/instance";
import type { CustomApp, OinApp } from "../model/saml-app";
import { APP } from "../okta/saml-app";
import { TerraformLocal, TerraformOutput, TerraformStack } from "../providers/core";
import { expression, hclString } from "../providers/expression";
import type { AppSaml } from "../providers/okta";

/** Days before the signing certificate's end from which every plan says so. */
const CERTIFICATE_NOTICE_DAYS = 60;
/** The provider gives the time as Go prints it (`2036-11-24 08:46:54 +0000 UTC`); Terraform's functions want RFC 3339. */
const RFC_3339 = `replace(key.expires_at, ${hclString("/^(\\S+) (\\S+) .*$/")}, ${hclString("${1}T${2}Z")})`;
/** A date that can't be read must not fail a plan. */
const CERTIFICATE_EXPIRES = `try(coalesce(one([for key in okta_app_saml.${APP}.keys : ${RFC_3339} if key.kid == okta_app_saml.${APP}.key_id])), "unknown")`;

/** Everything that the console's "Change identity source" asks for, and nothing secret. */
export function federationOutputs(scope: Construct, app: AppSaml, data: OinApp | CustomApp, instance: Instance): void {
  output(scope, "okta_app_id", app.id, "Id of the SAML app in Okta");
  output(scope, "idp_metadata_url", app.metadataUrl, "IdP metadata to download and upload in IAM Identity Center");
  output(scope, "idp_sign_in_url", app.httpPostBinding, "IdP sign-in URL");
  output(scope, "idp_issuer_url", app.entityUrl, "IdP issuer URL");
  output(scope, "idp_certificate", app.certificate, "IdP certificate (public), to compare with the one uploaded");
  new TerraformLocal(scope, "certificate", expression(CERTIFICATE_EXPIRES)).overrideLogicalId("certificate_expires");
  output(scope, "idp_certificate_expires", expression("local.certificate_expires"), "Last day of that certificate: rotate before");
  output(scope, "sp_acs_url", data.acsUrl, "Assertion consumer service URL, as the console shows it");
  output(scope, "sp_audience", instance.audience, "Audience (SP entity id) of IAM Identity Center");
  TerraformStack.of(scope).addOverride("check.signing_certificate", {
    assert: [{
      // An error inside a check would fail the plan, so a date that can't be read counts as too near.
      condition: expression(`try(timecmp(local.certificate_expires, timeadd(plantimestamp(), "${CERTIFICATE_NOTICE_DAYS * 24}h")) > 0, false)`),
      error_message: `The app's signing certificate ends on ${expression("local.certificate_expires")}, in fewer than ${CERTIFICATE_NOTICE_DAYS} days (or its date can't be read): rotate it, or sign-in to AWS stops.`,
    }],
  });
}

/** Declares an output with a name that people and scripts can rely on. */
export function output(scope: Construct, name: string, value: string | Readonly<Record<string, string>>, description: string): void {
  // The construct has the name too: `cdktf deploy` prints it in its summary.
  new TerraformOutput(scope, name, { value, description }).overrideLogicalId(name);
}
