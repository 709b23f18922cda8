import { judgeAudience } from "../../../src/saml/checks/shared/audience";
import { audience } from "../../../src/model/region";

const OURS = audience("eu-west-1", "d-1234567890");

test.each([
  ["exact", OURS, undefined],
  ["a slash", `${OURS}/`, { kind: "slash" }],
  ["http", OURS.replace("https", "http"), { kind: "scheme" }],
  ["a line break", `${OURS}\n`, { kind: "space" }],
  ["a capital", OURS.replace("d-", "D-"), { kind: "case" }],
  ["the ACS URL", "https://eu-west-1.signin.aws/platform/saml/acs/0d0d", { kind: "acs" }],
  ["another store", audience("eu-west-1", "d-0987654321"), { kind: "store" }],
  ["another Region", audience("us-east-1", "d-1234567890"), { kind: "region", region: "us-east-1" }],
  ["another Region's other store: another instance", audience("us-east-1", "d-0987654321"), { kind: "region", region: "us-east-1" }],
  ["another Region with a slash", `${audience("us-east-1", "d-1234567890")}/`, { kind: "region", region: "us-east-1" }],
  ["another Region with a space", `${audience("us-east-1", "d-1234567890")} `, { kind: "region", region: "us-east-1" }],
  ["another Region in capitals", audience("us-east-1", "d-1234567890").toUpperCase().replace("HTTPS", "https"), { kind: "region", region: "us-east-1" }],
  ["another partition", audience("us-gov-west-1", "d-1234567890"), { kind: "region", region: "us-gov-west-1" }],
  ["another store, with http", audience("eu-west-1", "d-0987654321").replace("https", "http"), { kind: "store" }],
  ["a host that no audience has", OURS.replace(".signin.aws.amazon.com", ".sso.signin.aws"), { kind: "host" }],
  ["the store alone", "d-1234567890", { kind: "other" }],
  ["AWS's own federation without IAM Identity Center", "urn:amazon:webservices", { kind: "other" }],
])("%s", (_, found, miss) => {
  expect(judgeAudience(found, OURS)).toEqual(miss);
});
