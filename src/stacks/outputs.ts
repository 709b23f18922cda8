import type { Construct } from "constructs";
import type { Instance } from "../aws/instance";
import type { CustomApp, OinApp } from "../model/saml-app";
import { APP } from "../okta/saml-app";
import { TerraformOutput, TerraformStack } from "../providers/core";
import { expression } from "../providers/expression";
import type { AppSaml } from "../providers/okta";

/** Days before the signing certificate's end from which every plan says so. */
const CERTIFICATE_NOTICE_DAYS = 60;
const CERTIFICATE_EXPIRES = `one([for key in okta_app_saml.${APP}.keys : key.expires_at if key.kid == okta_app_saml.${APP}.key_id])`;

/** Everything that the console's "Change identity source" asks for, and nothing secret. */
export function federationOutputs(scope: Construct, app: AppSaml, data: OinApp | CustomApp, instance: Instance): void {
  output(scope, "okta_app_id", app.id, "Id of the SAML app in Okta");
  output(scope, "idp_metadata_url", app.metadataUrl, "IdP metadata to download and upload in IAM Identity Center");
  output(scope, "idp_sign_in_url", app.httpPostBinding, "IdP sign-in URL");
  output(scope, "idp_issuer_url", app.entityUrl, "IdP issuer URL");
  output(scope, "idp_certificate", app.certificate, "IdP certificate (public), to compare with the one uploaded");
  output(scope, "idp_certificate_expires", expression(CERTIFICATE_EXPIRES), "Last day of that certificate: rotate before");
  output(scope, "sp_acs_url", data.acsUrl, "Assertion consumer service URL, as the console shows it");
  output(scope, "sp_audience", instance.audience, "Audience (SP entity id) of IAM Identity Center");
  TerraformStack.of(scope).addOverride("check.signing_certificate", {
    assert: [{
      condition: expression(`timecmp(${CERTIFICATE_EXPIRES}, timeadd(plantimestamp(), "${CERTIFICATE_NOTICE_DAYS * 24}h")) > 0`),
      error_message: `The app's signing certificate ends on ${expression(CERTIFICATE_EXPIRES)}, in fewer than ${CERTIFICATE_NOTICE_DAYS} days: rotate it, or sign-in to AWS stops.`,
    }],
  });
}

/** Declares an output with a name that people and scripts can rely on. */
export function output(scope: Construct, name: string, value: string | readonly string[], description: string): void {
  new TerraformOutput(scope, `output-${name}`, { value, description }).overrideLogicalId(name);
}
