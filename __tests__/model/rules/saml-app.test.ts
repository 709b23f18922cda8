import { type Environments, expecting, expectProblems, makeAppAgain, put, putAll } from "../../support/broken";

const { error, warning } = expecting("saml-app");
const app = (property: string, value: unknown, data?: Environments) => put(`federation.okta.samlApp.${property}`, value, data);
const AT = "federation.okta.samlApp";
const TENANT = "/platform/saml/acs/0a1b2c3d";
/** A custom app can't have SCIM, so nobody here provisions by it. */
const custom = (parts: object) => putAll({
  "federation.okta.samlApp.kind": "custom",
  ...Object.fromEntries(Object.entries(parts).map(([property, value]) => [`federation.okta.samlApp.${property}`, value])),
  "pilot.okta": "none",
  "broad.okta": "none",
});

describe("org", () => {
  const org = (value: string, domain?: string) => putAll({ "federation.okta.org": value, "federation.okta.domain": domain });
  const refused = (value: string, fix: string, allowed = "acme for acme.okta.com") => [error("federation.okta.org", JSON.stringify(value), allowed, fix)];

  test.each(["", "-acme", "acme-", "ac me", "acme.example", "login.acme.com", "acme\n", "ac\u202eme", "https://", "acme.okta.com.evil.example", "okta.com/acme"])("%j is no subdomain", async (value) => {
    await expectProblems(org(value), refused(value, "what stands before .okta.com, also where people sign in at a domain of your own"));
  });

  test.each([
    ["acme.okta.com", 'write org: "acme", without the rest'],
    ["ACME.OKTA.COM", 'write org: "ACME", without the rest'],
    ["https://acme", 'write org: "acme", without the rest'],
    ["acme/", 'write org: "acme", without the rest'],
    ["https://acme.okta.com/app/UserHome?x=1", 'write org: "acme", without the rest'],
    ["acme.oktapreview.com", 'write org: "acme", domain: "oktapreview.com", without the rest'],
    ["acme-1.okta-emea.com", 'write org: "acme-1", domain: "okta-emea.com", without the rest'],
    ["http://acme.okta-gov.com", 'write org: "acme", domain: "okta-gov.com", without the rest'],
  ])("%s is an address: the subdomain in it is named", async (value, fix) => {
    await expectProblems(org(value), refused(value, fix));
  });

  test("a domain that the data has already needs no word", async () => {
    await expectProblems(org("acme.oktapreview.com", "oktapreview.com"), refused("acme.oktapreview.com", 'write org: "acme", without the rest'));
  });

  test.each([
    ["tarnholt-admin", 'remove -admin: write org: "tarnholt"'],
    ["Tarnholt-Admin", 'remove -admin: write org: "Tarnholt"'],
    ["tarnholt-admin.okta.com", 'remove -admin: write org: "tarnholt"'],
    ["https://tarnholt-admin.oktapreview.com/admin/dashboard", 'remove -admin: write org: "tarnholt", domain: "oktapreview.com"'],
  ])("%s is the admin console", async (value, fix) => {
    await expectProblems(org(value), refused(value, fix, "not that of its admin console"));
  });

  test.each(["a", "acme", "acme-1", "Small", "123", "admin", "acme-admins", "my--org"])("%s is one", async (value) => {
    await expectProblems(org(value), []);
  });
});

describe("an app that is found", () => {
  test.each([
    ["neither label nor id", { kind: "use" }, "", "neither label nor id", "exactly one of them", "useApp({ label }) or useApp({ id })"],
    ["both, which may be two apps", { kind: "use", label: "AWS", id: "0oa1234567890abcdefg" }, "", "label and id", "exactly one of them", "useApp({ label }) or useApp({ id })"],
    ["an empty label", { kind: "use", label: "" }, ".label", '""', "exact name", "copy it from Okta"],
    ["a blank label", { kind: "use", label: "  " }, ".label", '"  "', "exact name", "copy it from Okta"],
    ["an empty id", { kind: "use", id: "" }, ".id", '""', "0oa and 17", "copy it from the app's URL"],
    ["an id one short", { kind: "use", id: "0oa1234567890abcdef" }, ".id", '"0oa1234567890abcdef"', "0oa and 17", "copy it"],
    ["an id one long", { kind: "use", id: "0oa1234567890abcdefgh" }, ".id", "0oa", "0oa and 17", "copy it"],
    ["the id of a group", { kind: "use", id: "00g1234567890abcdefg" }, ".id", "00g", "0oa and 17", "copy it"],
  ])("%s", async (_, samlApp, property, given, allowed, fix) => {
    await expectProblems(put("pilot.okta.samlApp", samlApp), [error(`pilot.okta.samlApp${property}`, given, allowed, fix)]);
  });

  test("an id alone is enough", async () => {
    await expectProblems(putAll({ "pilot.okta.samlApp": { kind: "use", id: "0oa1234567890abcdefg" }, "pilot.okta.org": "other" }), []);
  });
});

describe("an app that is made", () => {
  test.each([
    ["no label", ""],
    ["a blank label", " "],
    ["a space in front, which Okta takes away", " AWS"],
    ["a space behind, which Okta takes away", "AWS "],
    ["101 characters", "x".repeat(101)],
  ])("%s", async (_, label) => {
    await expectProblems(app("label", label), [error(`${AT}.label`, JSON.stringify(label), "1 to 100 characters, no space at either end", "name the app")]);
  });

  test.each(["x", "x".repeat(100)])("label %s", async (label) => {
    await expectProblems(app("label", label), []);
  });

  test.each(["", " ", "\n"])("NameID %j would be no userName of anybody", async (nameId) => {
    await expectProblems(app("nameId", nameId), [error(`${AT}.nameId`, JSON.stringify(nameId), "equals the userName", "leave it out for the e-mail address")]);
  });

  test.each(["", "0oa1234567890abcdef", "00g1234567890abcdefg", "AWS"])("an app to adopt by %j is none", async (id) => {
    await expectProblems(app("adopt", id), [error(`${AT}.adopt`, JSON.stringify(id), "0oa and 17 letters or digits", "copy it from the app's URL")]);
  });

  test("an app to adopt by its id", async () => {
    await expectProblems(app("adopt", "0oa1234567890abcdefg"), []);
  });

  test("a NameID of one's own", async () => {
    await expectProblems(app("nameId", "${source.login}"), []);
  });

  test("made by two environments, the last to apply wins", async () => {
    const data = makeAppAgain({ "again.okta.org": "SMALL" });
    await expectProblems(data, [error("federation, again", 'an app "AWS" made by each', "one environment of an org", "useApp()")]);
  });

  test.each([
    ["of another org", { "again.okta.org": "other" }],
    ["of another domain", { "again.okta.domain": "oktapreview.com" }],
    ["of another label", { "again.okta.samlApp.label": "AWS 2" }],
  ])("an app %s is another app", async (_, values) => {
    await expectProblems(makeAppAgain(values), []);
  });
});

describe("ACS URL", () => {
  test.each([
    ["none", "", "does not have the form"],
    ["plain text over the network", `http://eu-west-1.signin.aws${TENANT}`, "does not have the form"],
    ["the portal's address", "https://d-1234567890.awsapps.com/start", "does not have the form"],
    ["the audience", "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890", "does not have the form"],
    ["another Region", `https://us-east-1.signin.aws${TENANT}`, "its host us-east-1.signin.aws is not one of eu-west-1"],
    ["a host that only begins like AWS's", `https://eu-west-1.signin.aws.evil.example${TENANT}`, "is not one of eu-west-1"],
    ["GovCloud", `https://eu-west-1.signin.amazonaws-us-gov.com${TENANT}`, "is not one of eu-west-1"],
  ])("%s", async (_, acsUrl, allowed) => {
    await expectProblems(app("acsUrl", acsUrl), [error(`${AT}.acsUrl`, JSON.stringify(acsUrl), allowed, "of the primary Region")]);
  });

  test("the hosts that the Region has are listed", async () => {
    await expectProblems(app("acsUrl", "x"), [error(`${AT}.acsUrl`, '"x"', "hosts of eu-west-1: eu-west-1.signin.aws.amazon.com, eu-west-1.signin.aws, eu-west-1.sso.signin.aws", "copy it")]);
  });

  test.each(["eu-west-1.signin.aws.amazon.com", "eu-west-1.signin.aws", "eu-west-1.sso.signin.aws"])("%s", async (host) => {
    await expectProblems(app("acsUrl", `https://${host}${TENANT}`), []);
  });
});

describe("ACS URLs of further Regions", () => {
  const more = (region: string, url = `https://${region}.signin.aws${TENANT}`) => ({ region, url });

  test("each names its own Region's host", async () => {
    await expectProblems(custom({ additionalAcs: [more("us-east-1"), more("eu-central-1")] }), []);
    await expectProblems(custom({ additionalAcs: [more("us-east-1"), more("eu-central-1", `https://eu-west-1.signin.aws${TENANT}`)] }), [
      error(`${AT}.additionalAcs[1].url`, "eu-west-1.signin.aws", "an ACS URL of eu-central-1: its host eu-west-1.signin.aws is not one of eu-central-1", "of that Region"),
    ]);
  });

  test("on a host that it can have", async () => {
    await expectProblems(custom({ additionalAcs: [more("us-east-1", `https://us-east-1.signin.aws.amazon.com${TENANT}`)] }), [error(`${AT}.additionalAcs[0].url`, "us-east-1.signin.aws.amazon.com", "only the primary Region has the host", "of that Region")]);
  });

  test("a Region of another partition is another cloud", async () => {
    await expectProblems(custom({ additionalAcs: [more("us-gov-west-1", `https://us-gov-west-1.signin.amazonaws-us-gov.com${TENANT}`)] }), [error(`${AT}.additionalAcs[0].region`, '"us-gov-west-1"', "same partition as eu-west-1", "remove it")]);
  });

  test.each([
    ["the primary Region again", ["eu-west-1"], "eu-west-1 twice"],
    ["a further Region twice", ["us-east-1", "us-east-1"], "us-east-1 twice"],
  ])("%s", async (_, regions, given) => {
    await expectProblems(custom({ additionalAcs: regions.map((region) => more(region)) }), [error(`${AT}.additionalAcs`, given, "every Region once, the primary one not among them", "remove one")]);
  });

  test("a custom app is held to everything else that an app is", async () => {
    await expectProblems(custom({ label: "", acsUrl: "x" }), [error(`${AT}.label`, '""', "", ""), error(`${AT}.acsUrl`, '"x"', "", "")]);
  });
});

describe("an app found by a label that is nearly the one this project makes", () => {
  const label = "AWS IAM Identity Center";
  const found = (used: string, values: Readonly<Record<string, unknown>> = {}) =>
    putAll({ "federation.okta.samlApp.label": label, "broad.okta.samlApp.label": label, "pilot.okta.samlApp.label": used, ...values });

  test("is probably that one", async () => {
    await expectProblems(found("AWS IAM Identity Centre"), [warning("pilot.okta.samlApp", 'useApp("AWS IAM Identity Centre")', JSON.stringify(label), "correct the label, unless another app is meant")]);
  });

  test.each([
    ["the same", label, {}],
    ["of nothing in common", "Workforce sign-in for AWS", {}],
    ["of another org", "AWS IAM Identity Centre", { "pilot.okta.org": "other" }],
  ])("is not doubted where the label is %s", async (_, used, values) => {
    await expectProblems(found(used, values), []);
  });
});

describe("an app by its label here and by an id there", () => {
  const byId = (id: string) => ({ kind: "use", id });
  const [one, other] = ["0oa1234567890abcdefg", "0oa1234567890abcdefh"];

  test("may be one, so that nothing is found between them", async () => {
    await expectProblems(put("pilot.okta.samlApp", byId(one)), [
      warning("federation, broad, pilot", `apps by label "AWS" in federation, broad, and by id ${JSON.stringify(one)} in pilot`, "can't be told to be one app", "use the label in all of them, or the id"),
    ]);
  });

  test("one org in another case is one org, and every name is said", async () => {
    await expectProblems(putAll({ "pilot.okta.samlApp": byId(one), "pilot.okta.org": "SMALL", "broad.okta.samlApp": byId(other) }), [
      warning("federation, pilot, broad", `by label "AWS" in federation, and by id "${one}", "${other}" in pilot, broad`, "", ""),
    ]);
  });

  test.each([
    ["the same id in all", { "federation.okta": "none", "pilot.okta.samlApp": byId(one), "broad.okta.samlApp": byId(one) }],
    ["ids of two apps", { "federation.okta": "none", "pilot.okta.samlApp": byId(one), "broad.okta.samlApp": byId(other) }],
    ["labels of two apps", { "broad.okta.samlApp.label": "AWS 2" }],
    ["another org", { "pilot.okta.samlApp": byId(one), "pilot.okta.org": "other" }],
  ])("is not doubted with %s", async (_, values) => {
    await expectProblems(putAll(values), []);
  });
});
