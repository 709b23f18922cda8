import { UNKNOWN } from "../../../src/review/access/model";
import { testRule, type Change } from "../../support/review";

const trust = { "the SAML app": "x", "assertion is signed": true, "response is signed": true, "signature algorithm": "RSA_SHA256", "digest algorithm": "SHA256", "status of the app": "ACTIVE", "honours ForceAuthn": true };
const without = (name: keyof typeof trust): Change => ({ before: { trust }, after: { trust: Object.fromEntries(Object.entries(trust).filter(([key]) => key !== name)) } });
const put = (values: object): Change => ({ before: { trust }, after: { trust: { ...trust, ...values } } });

testRule("trust-weakened", {
  finds: [
    ["an assertion that is no longer signed", without("assertion is signed"), ["assertion is signed"]],
    ["a response that is no longer signed", put({ "response is signed": false }), ["response is signed"]],
    ["SHA-1 in the signature", put({ "signature algorithm": "RSA_SHA1" }), ["signature algorithm"]],
    ["SHA-1 in the digest", put({ "digest algorithm": "SHA1" }), ["digest algorithm"]],
    ["an algorithm that is not set any more", without("signature algorithm"), ["signature algorithm"]],
    ["an app that is switched off", put({ "status of the app": "INACTIVE" }), ["status of the app"]],
    ["an app made anew with SHA-1", { ...put({ "digest algorithm": "SHA1" }), parts: { fingerprint: { value: "", changes: [{ address: "okta_app_saml.x", actions: ["delete", "create"], digest: "" }] } } }, ["digest algorithm"]],
    ["a NameID that is one person's", put({ NameID: "ana.silva@example.com" }), ["NameID"]],
    ["a NameID that only looks like a reference", put({ NameID: "user.ana@example.com" }), ["NameID"]],
    ["a NameID that quotes a reference", put({ NameID: '"user.login"' }), ["NameID"]],
    ["a session attribute that is the same for all", put({ "session attribute Team (in the assertion)": { value: "admins", namespace: "" } }), ["session attribute Team (in the assertion)"]],
    ["a session attribute without a value", put({ "session attribute Team (in the assertion)": { value: [], namespace: "" } }), ["session attribute Team (in the assertion)"]],
    ["a constant beside a path of the directory", put({ "session attribute Team (from the directory)": ["${path:userName}", "admins"] }), ["session attribute Team (from the directory)"]],
    ["an app that everybody gets", put({ "app setting implicit_assignment": true }), ["app setting implicit_assignment"]],
    ["a new app with SHA-1", { after: { trust: { ...trust, "signature algorithm": "RSA_SHA1" } } }, ["signature algorithm"]],
  ],
  compliant: [
    ["signatures turned on", { before: { trust: { "the SAML app": "x" } }, after: { trust } }],
    ["a stronger algorithm", put({ "digest algorithm": "SHA512" })],
    ["a new app", { after: { trust } }],
    ["a NameID of the person", put({ NameID: "${source.login}" })],
    ["a NameID by an expression", put({ NameID: 'String.substringBefore(user.login, "@")' })],
    ["a session attribute of the person", put({ "session attribute Team (in the assertion)": { value: "user.team", namespace: "" } })],
    ["a session attribute by groups", put({ "session attribute Team (in the assertion)": { value: null, namespace: "", groups: "STARTS_WITH AWS" } })],
    ["a path of the directory", put({ "session attribute Team (from the directory)": "${path:userName}" })],
    ["an app made anew as a kind that signs by itself, which is another finding", { before: { trust }, after: { trust: { "the SAML app": "x" } }, parts: { fingerprint: { value: "", changes: [{ address: "okta_app_saml.x", actions: ["delete", "create"], digest: "" }] } } }],
  ],
  doesNotApply: [
    ["a session attribute less", { before: { trust: { "session attribute Team (in the assertion)": "user.team" } } }],
    ["an app that is no longer everybody's", { before: { trust: { "app setting implicit_assignment": true } } }],
    ["another label", { before: { trust: { "label of the app": "a" } }, after: { trust: { "label of the app": "b" } } }],
    ["an app that goes, which is another finding", { before: { trust } }],
  ],
  cannotTell: [["a NameID that is known after the apply", put({ NameID: UNKNOWN }), 'what "NameID" becomes'], ["an algorithm that is known after the apply", put({ "signature algorithm": UNKNOWN }), 'what "signature algorithm" becomes']],
});
