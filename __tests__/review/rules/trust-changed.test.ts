import { ask, testRule, type Change } from "../../support/review";

const trust = { "the SAML app": "x", NameID: "${source.email}", "signing certificate": "a", "label of the app": "AWS", "session attribute Team (in the assertion)": { value: "user.team", namespace: "" } };
const put = (values: object): Change => ({ before: { trust }, after: { trust: { ...trust, ...values } } });

testRule("trust-changed", {
  finds: [
    ["another NameID", put({ NameID: "${source.login}" }), ["NameID"]],
    ["another certificate", put({ "signing certificate": "b" }), ["signing certificate"]],
    ["an attribute with another source", put({ "session attribute Team (in the assertion)": { value: "user.costCenter", namespace: "" } }), ["session attribute Team (in the assertion)"]],
    ["an attribute more", put({ "SAML attribute x": { value: "y" } }), ["SAML attribute x"]],
    ["a setting that nobody knows", put({ "app setting whatever": true }), ["app setting whatever"]],
  ],
  compliant: [
    ["an app that comes with all of its settings", { after: { trust } }],
    ["an app that goes", { before: { trust } }],
    ["an app that is made anew", { ...put({ NameID: "x" }), parts: { fingerprint: { value: "", changes: [{ address: "okta_app_saml.x", actions: ["create", "delete"], digest: "" }] } } }],
    ["what other rules look at", put({ audience: "x", "assertion is signed": true, "sign-on policy of the app": "x" })],
  ],
  doesNotApply: [["grants alone", { before: { trust }, after: { trust, grants: ["A: R in shop"] } }]],
});

test.each([
  ["NameID", { NameID: "x" }, "exactly the userName in IAM Identity Center"],
  ["a certificate", { "signing certificate": "b" }, "Upload the new certificate in the console first"],
  ["a key", { "signing key": "b" }, "Upload the new certificate in the console first"],
  ["an attribute", { "SAML attribute x": "y" }, "aws:PrincipalTag"],
  ["a label", { "label of the app": "b" }, '"AWS" becomes "b". Compare with the console'],
])("says what is to be done for %s", (_, values, words) => {
  expect(ask("trust-changed", put(values)).findings[0]?.what).toContain(words);
});
