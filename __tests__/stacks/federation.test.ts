import { createCustomApp, createOinApp, existingPolicy, local } from "../../src";
import type { OktaSide } from "../../src/model/environment";
import { aws, defineEnvironment, federation, oinApp } from "../support/company";
import { synthOne } from "../support/synth";

function withApp(samlApp: OktaSide["samlApp"]) {
  return synthOne({ ...federation, okta: { org: "small", samlApp } as OktaSide });
}

describe("the OIN app", () => {
  test("sets exactly what a plan without changes needs, and is protected from destruction", async () => {
    const { resource } = await synthOne(federation);
    const { "//": _metadata, ...app } = resource["okta_app_saml"]?.["identity_center"] ?? {};
    expect(app).toEqual({
      label: "AWS",
      preconfigured_app: "amazon_aws_sso",
      app_settings_json: JSON.stringify({
        acsURL: "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d",
        entityID: "https://eu-west-1.signin.aws.amazon.com/platform/saml/${one(data.aws_ssoadmin_instances.instance.identity_store_ids)}",
      }),
      user_name_template: "$${source.email}",
      authentication_policy: "${okta_app_signon_policy.identity_center.id}",
      attribute_statements: [{
        type: "EXPRESSION",
        name: "https://aws.amazon.com/SAML/Attributes/AccessControl:Department",
        namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
        values: ["user.department"],
      }],
      // Bound to a policy without rules, the app would refuse everybody until they are made.
      depends_on: ["okta_app_signon_policy_rules.identity_center"],
      lifecycle: { prevent_destroy: true },
    });
  });

  test("that was made by hand is adopted instead of made again", async () => {
    const { json } = await withApp(createOinApp({ ...oinApp, adopt: "0oa1b2c3d4e5f6g7h8i9" }));
    expect(json).toMatchObject({ import: [{ to: "okta_app_saml.identity_center", id: "0oa1b2c3d4e5f6g7h8i9" }] });
    expect((await withApp(createOinApp(oinApp))).json).not.toHaveProperty("import");
  });

  test("generates no signing key: a rotation is two applies and never happens by the way", async () => {
    const { resource } = await synthOne(federation);
    expect(resource["okta_app_saml"]?.["identity_center"]).not.toHaveProperty("key_name");
  });
});

describe("a custom app", () => {
  test("sets everything that Okta requires, signs response and assertion, and registers further Regions", async () => {
    const { kind: _kind, ...data } = oinApp;
    const { resource } = await withApp(createCustomApp({ ...data, nameId: "${user.login}", additionalAcs: [{ region: "us-east-1", url: "https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d" }] }));
    expect(resource["okta_app_saml"]?.["identity_center"]).toMatchObject({
      sso_url: oinApp.acsUrl, recipient: oinApp.acsUrl, destination: oinApp.acsUrl,
      subject_name_id_template: "$${user.login}", subject_name_id_format: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
      response_signed: true, assertion_signed: true, signature_algorithm: "RSA_SHA256", digest_algorithm: "SHA256",
      acs_endpoints: ["https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d"],
      lifecycle: { prevent_destroy: true },
    });
    expect(resource["okta_app_saml"]?.["identity_center"]).not.toHaveProperty("preconfigured_app");
  });
});

describe("the sign-on policy", () => {
  test("refuses whoever no rule lets in, and gives every rule its priority", async () => {
    const signOn = { ...oinApp.signOn, rules: [{ name: "Break glass", groups: ["auditors"], assurance: "phishing-resistant-hardware" as const, reauthenticateAfter: "PT0S" }, { name: "Outside", access: "deny" as const, zones: { exclude: ["nzowc1U5Jh5xuAK0o0g3"] } }, { name: "Everybody" }] };
    const { resource, data } = await withApp(createOinApp({ ...oinApp, signOn }));
    expect(resource["okta_app_signon_policy"]?.["identity_center"]).toMatchObject({ catch_all: false });
    const rules = resource["okta_app_signon_policy_rules"]?.["identity_center"]?.["rule"];
    expect(rules).toMatchObject([
      { name: "Break glass", priority: 1, access: "ALLOW", groups_included: ["${data.okta_group.auditors.id}"], factor_mode: "2FA", re_authentication_frequency: "PT0S", constraints: [expect.stringContaining("hardwareProtection")] },
      { name: "Outside", priority: 2, access: "DENY", network_connection: "ZONE", network_excludes: ["nzowc1U5Jh5xuAK0o0g3"] },
      { name: "Everybody", priority: 3, access: "ALLOW", factor_mode: "2FA", network_connection: "ANYWHERE" },
    ]);
    expect(Object.keys(data["okta_group"] ?? {})).toEqual(["auditors"]);
  });

  test("of somebody else is found by its exact name and not touched", async () => {
    const { resource, data } = await withApp(createOinApp({ ...oinApp, signOn: existingPolicy("Any two factors") }));
    expect(resource).not.toHaveProperty("okta_app_signon_policy");
    expect(data["okta_policy"]?.["identity_center"]).toMatchObject({ name: "Any two factors", type: "ACCESS_POLICY" });
    expect(resource["okta_app_saml"]?.["identity_center"]).toMatchObject({ authentication_policy: "${data.okta_policy.identity_center.id}" });
  });
});

describe("attributes", () => {
  test("each is sent one way: what the assertion carries is not read from the directory too", async () => {
    const { resource } = await synthOne(federation);
    expect(resource["aws_ssoadmin_instance_access_control_attributes"]?.["attributes"]?.["attribute"]).toEqual([{ key: "UserName", value: [{ source: ["$${path:userName}"] }] }]);
  });
});

describe("outputs", () => {
  test("are all that the console's steps ask for, and nothing secret", async () => {
    const { output, json } = await synthOne(federation);
    expect(Object.keys(output).toSorted()).toEqual(["idp_certificate", "idp_certificate_expires", "idp_issuer_url", "idp_metadata_url", "idp_sign_in_url", "okta_app_id", "sp_acs_url", "sp_audience"]);
    // What `cdktf deploy` prints beside each value.
    expect(Object.keys((json["//"] as { outputs: { federation: object } }).outputs.federation).toSorted()).toEqual(Object.keys(output).toSorted());
    expect(output["idp_issuer_url"]?.["value"]).toBe("${okta_app_saml.identity_center.entity_url}");
  });

  test("come with a check that names the certificate's end before sign-in stops", async () => {
    const { check, locals } = await synthOne(federation);
    expect(JSON.stringify(check["signing_certificate"])).toContain("plantimestamp()");
    // An error inside a check fails the plan: what may fail stands in one local, with a way out.
    expect(JSON.stringify(check["signing_certificate"])).not.toContain("okta_app_saml");
    expect(locals["certificate_expires"]).toMatch(/^\$\{try\(coalesce\(.*\), "unknown"\)\}$/);
  });
});

test("a federation alone makes no permission set and looks up no group in AWS", async () => {
  const { resource, data } = await synthOne(federation);
  expect(Object.keys(resource)).not.toContain("aws_ssoadmin_permission_set");
  expect(data).not.toHaveProperty("aws_identitystore_groups");
});

test("an environment that leaves Okta alone asks for no Okta provider", async () => {
  const { json } = await synthOne(defineEnvironment({ name: "grants", backend: local("state/grants.tfstate"), aws, okta: "none" }));
  expect(JSON.stringify(json)).not.toMatch(/okta\/okta/);
});
