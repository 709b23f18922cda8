import type { Environment } from "../../src/model/environment";
import { expectationsFrom } from "../../src/saml/from-environment";
import { put, putAll } from "../support/broken";
import { environments as company } from "../support/company";

const ACS = "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d";

function from(name: string, environments: readonly Environment[] = company): ReturnType<typeof expectationsFrom> {
  const environment = environments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`no ${name}`);
  return expectationsFrom(environment, environments);
}
const lacks = (name: string, environments?: readonly Environment[]): string[] => from(name, environments).open.flatMap((one) => one.lacks ?? []);

test("the environment that makes the app knows Region, ACS URL and which way each session attribute goes", () => {
  expect(from("federation").expectations).toEqual({ region: "eu-west-1", acsUrls: [ACS], samlAttributes: ["Department"], directoryAttributes: ["UserName"] });
  expect(lacks("federation")).toEqual(["audience", "certificates"]);
});

test("one that uses the app takes it from the one that makes it", () => {
  expect(from("pilot").expectations).toEqual(from("federation").expectations);
});

test("a pinned identity store gives the audience", () => {
  expect(from("pilot", put("pilot.aws.identityStore", "d-1234567890")).expectations.audience).toBe("https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890");
});

test("so does the one of the environment that makes the app", () => {
  expect(from("pilot", put("federation.aws.identityStore", "d-1234567890")).expectations.audience).toBe("https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890");
});

test("but not that of an instance in another Region", () => {
  const other = putAll({ "federation.aws.identityStore": "d-1234567890", "federation.aws.region": "us-east-1" });
  expect(from("pilot", other).expectations).not.toHaveProperty("audience");
  expect(lacks("pilot", other)).toContain("audience");
});

test("GovCloud has its own audience", () => {
  expect(from("federation", putAll({ "federation.aws.region": "us-gov-west-1", "federation.aws.identityStore": "d-1234567890" })).expectations.audience).toBe("https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/d-1234567890");
});

test("ACS URLs of further Regions come behind the primary one's", () => {
  const more = "https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d";
  const custom = putAll({ "federation.okta.samlApp.kind": "custom", "federation.okta.samlApp.additionalAcs": [{ region: "us-east-1", url: more }] });
  expect(from("federation", custom).expectations.acsUrls).toEqual([ACS, more]);
});

test("an app without session attributes expects none, which is not the same as not to know", () => {
  expect(from("pilot", put("federation.okta.samlApp.attributes", undefined)).expectations).toMatchObject({ samlAttributes: [], directoryAttributes: [] });
});

describe("an app that nothing in the project tells of", () => {
  test.each([
    ["used by its id", put("pilot.okta.samlApp", { kind: "use", id: "0oa1234567890abcdefg" }), "by its id"],
    ["of another label", put("pilot.okta.samlApp.label", "AWS 2"), "no environment here makes"],
    ["of another org", put("pilot.okta.org", "other"), "no environment here makes"],
    ["of another domain", put("pilot.okta.domain", "oktapreview.com"), "no environment here makes"],
    ["left alone", put("pilot.okta", "none"), "leaves Okta alone"],
  ])("%s: only the Region is known, and it says so", (_, data, why) => {
    const { expectations, open } = from("pilot", data);
    expect(expectations).toEqual({ region: "eu-west-1" });
    expect(open.find((one) => one.lacks === "acsUrls")?.why).toContain(why);
  });

  test("an org is the same in capitals", () => {
    expect(from("pilot", put("pilot.okta.org", "SMALL")).expectations.acsUrls).toEqual([ACS]);
  });
});

describe("what the sign-on policy asks is open, since no response shows it", () => {
  const stepUp = (environments?: readonly Environment[]): string[] => from("pilot", environments).open.filter(({ lacks: needed }) => needed === undefined).map(({ what }) => what);

  test("a managed policy with its rules", () => {
    expect(stepUp(put("federation.okta.samlApp.signOn.rules", [{ name: "operators", groups: ["x"], assurance: "phishing-resistant" }, { name: "blocked", access: "deny" }, { name: "all" }]))[0])
      .toMatch(/^the factors that the sign-on policy ".+" of "federation" asks: operators \(phishing-resistant\), blocked \(refuses\), all \(two-factors\)$/);
  });

  test("one kept elsewhere by its name", () => {
    expect(stepUp(put("federation.okta.samlApp.signOn", { kind: "existing", name: "Any two factors" }))).toEqual(['the factors that the sign-on policy "Any two factors" of "federation" asks']);
  });

  test("nothing where no environment makes the app", () => {
    expect(stepUp(put("pilot.okta", "none"))).toEqual([]);
  });
});
