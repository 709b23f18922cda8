import { address, shownUrl } from "../../../src/saml/input/address";
import { readInput } from "../../../src/saml/input/read";
import { ACS, base64, formBody, page, RESPONSE } from "./messages";

const har = (url: string, method = "POST", text = formBody()) => JSON.stringify({ log: { entries: [{ request: { method, url, postData: { text } } }] } });
/** All that was read but the message itself. */
function told(text: string): string {
  const read = readInput(text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const { xml: _, ...rest } = read;
  return JSON.stringify(rest);
}

describe("an address is shown where it is one of sign-in", () => {
  test.each([
    ACS,
    "https://signin.aws.amazon.com/saml",
    "https://eu-west-1.signin.aws/",
    "https://eu-west-1.signin.aws/platform/login",
    "https://d-1234567890.awsapps.com/start",
    "https://acme.okta.com/app/amazon_aws_sso/exk1/sso/saml",
    "https://login.acme.example/app/amazon_aws_sso/exk1/sso/saml",
    "https://acme.okta.com/home/amazon_aws_sso/0oa1/272",
    "https://acme.okta.com/sso/saml2/0oa1",
    "http://localhost:8080/saml/acs/x",
  ])("%s", (url) => {
    expect(shownUrl(url, () => false)).toBe(url);
    expect(`https://${address(url)}`.replace("https://localhost", "http://localhost")).toBe(url);
  });
});

describe("what may name a person or let somebody in is not", () => {
  test.each([
    ["user and password", `https://jane:s3cret@eu-west-1.signin.aws/platform/saml/acs/0a1b`, "https://eu-west-1.signin.aws/platform/saml/acs/0a1b"],
    ["a user alone", "https://jane@a.example/", "https://a.example/"],
    ["a path", "https://a.example/u/jane.doe", "https://a.example/…"],
    ["a path of one name", "https://a.example/jane", "https://a.example/…"],
    ["a path of Okta that names a user", "https://acme.okta.com/api/v1/users/jane", "https://acme.okta.com/…"],
    ["a name with a dot where an app is due", "https://acme.okta.com/app/jane.doe", "https://acme.okta.com/…"],
    ["a path that only Okta has, elsewhere", "https://a.example/home/jane", "https://a.example/…"],
    ["a percent-encoded name behind the ACS path", `https://a.example/platform/saml/acs/jane%40a.example`, "https://a.example/platform/saml/acs/…"],
    ["path parameters", `${ACS};sid=jane`, `${ACS};…`],
    ["a query and a fragment", `${ACS}?jane#jane`, ACS],
  ])("%s", (_, url, shown) => {
    expect(shownUrl(url, () => false)).toBe(shown);
    expect(address(url)).toBe(shown.slice("https://".length));
    expect(told(har(url))).not.toMatch(/jane|s3cret/);
    expect(told(`curl '${url}' --data-raw '${formBody()}'`)).not.toMatch(/jane|s3cret/);
    expect(told(page().replace(/action="[^"]*"/, () => `action="${url}"`))).not.toMatch(/jane|s3cret/);
  });

  test.each(["/acs", "javascript:jane()", "data:,jane", "jane", ""])("%j is no address", (url) => {
    expect(shownUrl(url, () => true)).toBeUndefined();
  });

  test("a method that HTTP does not have", () => {
    expect(told(har(ACS, "jane"))).not.toMatch(/jane/i);
  });

  test("names in JSON that no recording has; places in lists stay", () => {
    const inner = { SAMLResponse: base64(RESPONSE) };
    for (const [json, container] of [[{ "jane@a.example": inner }, "JSON, ….SAMLResponse"], [{ jane: { events: [1, inner] } }, "JSON, ….events.1.SAMLResponse"], [{ 417: [{ body: formBody() }] }, "JSON, ….0.body"]] as const) {
      expect(readInput(JSON.stringify(json))).toMatchObject({ container });
    }
  });
});

describe("an address that the message itself names is kept for the comparison", () => {
  const named = RESPONSE.replace('ID="id1"', 'ID="id1" Destination="https://a.example/u/acs?x=1&amp;y=2"');
  test.each([
    ["the same", "https://a.example/u/acs", RESPONSE.replace('ID="id1"', 'ID="id1" Destination="https://a.example/u/acs"'), "https://a.example/u/acs"],
    ["another", "https://a.example/u/jane", RESPONSE.replace('ID="id1"', 'ID="id1" Destination="https://a.example/u/acs"'), "https://a.example/…"],
    ["its query is never", "https://a.example/u/acs?x=1&y=2", named, "https://a.example/…"],
  ])("%s", (_, url, xml, postedTo) => {
    expect(readInput(har(url, "POST", formBody(xml)))).toMatchObject({ postedTo });
  });

  test("but never its user", () => {
    const url = "https://jane:s3cret@a.example/acs";
    expect(readInput(har(url, "POST", formBody(RESPONSE.replace('ID="id1"', `ID="id1" Destination="${url}"`))))).toMatchObject({ postedTo: "https://a.example/…" });
  });
});
