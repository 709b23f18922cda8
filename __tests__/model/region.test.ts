import { acsFault, acsHosts, audience, partitionOf, REGIONS, type Region } from "../../src/model/region";

const TENANT = "5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77";
const every = Object.keys(REGIONS) as Region[];

describe("audience", () => {
  test.each<[Region, string]>([
    ["eu-west-1", "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890"],
    ["us-gov-west-1", "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/d-1234567890"],
  ])("%s", (region, expected) => {
    expect(audience(region, "d-1234567890")).toBe(expected);
  });

  test.each(every)("%s: its own Region in it, no slash at the end, or every sign-in fails", (region) => {
    expect(audience(region, "d-1234567890")).toMatch(new RegExp(`^https://${region}\\.[^/]+/platform/saml/d-1234567890$`));
  });
});

test.each(every)("every ACS URL that the console of %s may show is taken", (region) => {
  const urls = acsHosts(region).map((host) => `https://${host}/platform/saml/acs/${TENANT}`);
  expect(urls.map((url) => acsFault(url, region))).toEqual(urls.map(() => undefined));
});

test("the hosts are those that AWS documents", () => {
  expect(acsHosts("eu-west-1")).toEqual(["eu-west-1.signin.aws.amazon.com", "eu-west-1.signin.aws", "eu-west-1.sso.signin.aws"]);
  expect(acsHosts("us-gov-east-1")).toEqual(["us-gov-east-1.signin.amazonaws-us-gov.com", "signin.amazonaws-us-gov.com"]);
});

describe("what can't be an ACS URL", () => {
  const host = "eu-west-1.signin.aws";
  test.each([
    ["nothing", ""],
    ["no https", `http://${host}/platform/saml/acs/${TENANT}`],
    ["another path", `https://${host}/platform/saml/${TENANT}`],
    ["no tenant", `https://${host}/platform/saml/acs/`],
    ["a slash behind", `https://${host}/platform/saml/acs/${TENANT}/`],
    ["a query", `https://${host}/platform/saml/acs/${TENANT}?x=1`],
    ["a fragment", `https://${host}/platform/saml/acs/${TENANT}#x`],
    ["a port", `https://${host}:443/platform/saml/acs/${TENANT}`],
    ["somebody in front of the host", `https://${host}@evil.example/platform/saml/acs/${TENANT}`],
    ["a space in front", ` https://${host}/platform/saml/acs/${TENANT}`],
    ["a line break behind", `https://${host}/platform/saml/acs/${TENANT}\n`],
    ["a template", `https://${host}/platform/saml/acs/\${x}`],
  ])("%s", (_, url) => {
    expect(acsFault(url, "eu-west-1")).toContain("https://<host>/platform/saml/acs/<tenant>");
  });

  test.each(["us-east-1.signin.aws", "evil.example", "eu-west-1.signin.aws.evil.example", "EU-WEST-1.signin.aws", "eu-west-1.signin.amazonaws-us-gov.com", "signin.aws.amazon.com"])("host %s", (other) => {
    expect(acsFault(`https://${other}/platform/saml/acs/${TENANT}`, "eu-west-1")).toBe(`its host ${other} is not one of eu-west-1`);
  });
});

test("an additional Region has no ACS URL on the host of the primary one", () => {
  const of = (host: string) => acsFault(`https://${host}/platform/saml/acs/${TENANT}`, "us-east-1", "additional");
  expect(of("us-east-1.signin.aws.amazon.com")).toBe("only the primary Region has the host us-east-1.signin.aws.amazon.com");
  expect([of("us-east-1.signin.aws"), of("us-east-1.sso.signin.aws")]).toEqual([undefined, undefined]);
  // AWS documents this of no other partition.
  expect(acsFault(`https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/acs/${TENANT}`, "us-gov-west-1", "additional")).toBeUndefined();
});

test("only GovCloud is another partition", () => {
  expect(every.filter((region) => partitionOf(region) !== "aws")).toEqual(["us-gov-east-1", "us-gov-west-1"]);
  expect(partitionOf("us-gov-west-1")).toBe("aws-us-gov");
});

test("every Region has the form of one, and none drops out unseen", () => {
  expect(every.filter((region) => !/^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(region))).toEqual([]);
  expect(every).toHaveLength(35);
});
