import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../../../src/saml/checks";
import { metadataRules } from "../../../src/saml/metadata/rules";

test("the list of checks, in the order in which their findings are told", () => {
  expect(checks.map(({ id }) => id)).toEqual([
    "signature-verdict", "signature-presence", "signature-certificate", "signature-key", "certificate",
    "status", "status-subcode", "assertion-count", "encryption", "form", "schema",
    "issuer", "issuer-expected",
    "audience", "audience-restriction", "destination", "destination-registered", "recipient", "posted-to",
    "name-id", "name-id-value", "name-id-characters",
    "clock", "conditions", "conditions-end", "confirmation", "issue-time", "authn-statement", "authn-time", "in-response-to", "replay",
    "attribute-names", "attribute-expected", "attribute-source", "attribute-values", "attribute-keys", "attribute-duplicates", "attribute-format", "attribute-count",
    "size", "authn-context", "relay-state",
  ]);
});

test("the list of findings that they can give", () => {
  expect(checks.flatMap(({ finds }) => finds)).toEqual([
    "signature-content-changed", "signature-pretty-printed", "signature-unknown-key", "signature-refused", "signature-no-certificate",
    "signature-none", "signature-response-only", "signature-other-certificate", "signature-key-size",
    "certificate-expired", "certificate-not-yet-valid", "certificate-expires-soon",
    "status-missing", "status-denied", "status-authn-failed", "status-authn-context", "status-name-id-policy", "status-no-passive", "status-unknown-principal", "status-requester", "status-version", "status-other", "status-contradiction",
    "assertion-missing", "assertion-several", "assertion-beside-failure",
    "encrypted-assertion", "encrypted-name-id", "encrypted-attribute",
    "form-version", "form-id", "form-time",
    "schema-unexpected", "schema-order", "schema-missing", "schema-text", "schema-condition",
    "issuer-missing", "issuer-differs", "issuer-scheme", "issuer-space", "issuer-other-app", "issuer-other",
    "audience-space", "audience-slash", "audience-scheme", "audience-case", "audience-acs", "audience-roles", "audience-store", "audience-no-instance", "audience-host", "audience-other", "audience-given", "audience-region", "audience-acs-region", "audience-missing",
    "destination-missing", "destination-blank", "destination-foreign", "destination-region", "destination-unregistered", "destination-primary-host",
    "recipient-missing", "recipient-blank", "recipient-foreign", "recipient-region", "recipient-unregistered", "recipient-differs", "posted-elsewhere",
    "name-id-missing", "name-id-empty", "name-id-format",
    "name-id-space", "name-id-case", "name-id-invisible", "name-id-lookalike", "name-id-alias", "name-id-domain", "name-id-short", "name-id-attribute", "name-id-other",
    "name-id-white-space", "name-id-unseen",
    "clock-ahead", "clock-behind", "conditions-window", "conditions-expired", "response-stale", "conditions-end-missing",
    "confirmation-missing", "confirmation-method", "confirmation-data", "confirmation-not-before", "confirmation-end-missing", "confirmation-expired", "issued-later", "issued-outside",
    "authn-missing", "authn-session-over", "authn-later", "in-response-to-empty", "in-response-to-differs",
    "replay-same-response", "replay-same-request", "replay-other-request",
    "attribute-scheme", "attribute-case", "attribute-space", "attribute-prefix", "attribute-principal-tag", "attribute-missing", "attribute-key-case", "attribute-unexpected", "attribute-both-ways",
    "attribute-several-values", "attribute-empty", "attribute-xml", "attribute-value-length", "attribute-value-characters", "attribute-key", "attribute-duplicate", "attribute-name-format", "attribute-too-many",
    "assertion-too-large", "assertion-nearly-too-large",
    "authn-context-missing", "authn-context-default", "authn-context-other",
    "relay-state-markup", "relay-state-encoded", "relay-state-foreign", "relay-state-long",
  ]);
});

test("the rules for metadata", () => {
  expect(metadataRules.map(({ id }) => id)).toEqual(["metadata-document", "metadata-entity-id", "metadata-roles", "metadata-certificates", "metadata-certificate-dates", "metadata-services", "metadata-service-provider"]);
});

test("one check a file, named as its id", () => {
  const files = readdirSync(join(__dirname, "../../../src/saml/checks"), { withFileTypes: true }).filter((one) => one.isFile() && one.name !== "index.ts").map(({ name }) => name.replace(/\.ts$/, ""));
  expect(files.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
});

test("every id is told by one check alone", () => {
  const ids = checks.flatMap(({ finds }) => finds);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});
