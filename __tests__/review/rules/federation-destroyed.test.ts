import { FROM_DATA, testRule, type Change } from "../../support/review";

const trust = { "the SAML app": "okta_app_saml.identity_center", "ACS URL": "https://a", audience: "https://b", "session attribute Team (in the assertion)": { value: "user.team", namespace: "" }, "sign-on policy of the app": "AWS", NameID: "x" };
const without = (name: keyof typeof trust): Change => ({ before: { trust }, after: { trust: Object.fromEntries(Object.entries(trust).filter(([key]) => key !== name)) } });
const put = (values: object): Change => ({ before: { trust }, after: { trust: { ...trust, ...values } } });
const actions = (address: string, ...list: string[]): Change => ({ before: { trust }, after: { trust }, parts: { fingerprint: { value: "", changes: [{ address, actions: list, digest: "" }] } } });

testRule("federation-destroyed", {
  finds: [
    ["the app destroyed", { ...actions("okta_app_saml.identity_center", "delete"), after: {} }, ["okta_app_saml.identity_center"]],
    ["the app replaced, though no setting changes", actions("okta_app_saml.identity_center", "delete", "create"), ["okta_app_saml.identity_center"]],
    ["the app replaced before the old one goes, in a module", actions("module.x.okta_app_saml.identity_center", "create", "delete"), ["module.x.okta_app_saml.identity_center"]],
    ["the app replaced by another kind, once and not once a setting", { ...actions("okta_app_saml.identity_center", "delete", "create"), after: { trust: { "the SAML app": "okta_app_saml.identity_center", "ACS URL": "https://other" } } }, ["okta_app_saml.identity_center"]],
    ["the sign-on policy destroyed", actions("okta_app_signon_policy.identity_center", "delete"), ["okta_app_signon_policy.identity_center"]],
    ["attributes for access control destroyed", actions("aws_ssoadmin_instance_access_control_attributes.x", "delete"), ["aws_ssoadmin_instance_access_control_attributes.x"]],
    ["an app that the data no longer has", { before: { trust }, after: {}, parts: { source: FROM_DATA } }, ["the SAML app"]],
    ["another kind of app in the data", { before: { trust: { "the SAML app": "of the Okta Integration Network" } }, after: { trust: { "the SAML app": "a custom app" } }, parts: { source: FROM_DATA } }, ["the SAML app"]],
    ["another ACS URL", put({ "ACS URL": "https://evil" }), ["ACS URL"]],
    ["another audience", put({ audience: "https://c" }), ["audience"]],
    ["a session attribute taken out", without("session attribute Team (in the assertion)"), ["session attribute Team (in the assertion)"]],
    ["the app without its policy", without("sign-on policy of the app"), ["sign-on policy of the app"]],
    ["a further Region's ACS taken out", { before: { trust: { ...trust, "further ACS URLs": ["https://d"] } }, after: { trust } }, ["further ACS URLs"]],
  ],
  compliant: [
    ["a new app", { after: { trust } }],
    ["a further Region", put({ "further ACS URLs": ["https://d"] })],
    ["an attribute more", put({ "session attribute CostCenter (in the assertion)": { value: "user.costCenter", namespace: "" } })],
    ["an app that was taken over, once its id is out of the data", { before: { trust: { "the SAML app": "of the Okta Integration Network, taking over 0oa1" } }, after: { trust: { "the SAML app": "of the Okta Integration Network" } }, parts: { source: FROM_DATA } }],
    ["the rules of the policy replaced", { ...actions("okta_app_signon_policy_rules.x", "delete", "create"), after: { trust: { ...trust, NameID: "y" } } }],
  ],
  doesNotApply: [["a change of grants", { before: { trust }, after: { trust, grants: ["A: R in shop"] } }]],
});
