import { ACS, ENTITY } from "../client";
import { ANA, closeDoor, policy, redirectUrl, request, world } from "./world";

afterAll(closeDoor);

const RESISTANT = { verificationMethod: { constraints: [{ possession: { required: true, phishingResistant: "REQUIRED" } }] } };
const PASSWORD_ONLY = { verificationMethod: { factorMode: "1FA" } };

describe("from a request to the answer", () => {
  test("a person signs in with password and push, and the doctor has nothing against what AWS is posted", async () => {
    const { org, browser, url, login, posted, report } = await world();
    org.enroll(ANA.login, "push");
    const shown = await browser.open(redirectUrl(url, request("id-1"), "https://d-1234567890.awsapps.com/start"));
    expect(shown.html).toContain("Sign In");
    const asked = await login(shown);
    expect(asked.html).toContain("Okta Verify push");
    const done = await browser.submit(asked, {}, "push/approve");
    expect(done.html).toContain("signed in");
    expect(posted).toMatchObject([{ url: ACS, relayState: "https://d-1234567890.awsapps.com/start" }]);
    const { findings, summary } = report();
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ status: "Success", startedAt: "sp", audiences: [ENTITY], destination: ACS, signatures: [{ of: "Response", verdict: "valid" }, { of: "Assertion", verdict: "valid" }] });
    expect(posted[0]?.xml).toContain('InResponseTo="id-1"');
    expect(posted[0]?.xml).toContain(`>${ANA.login}</saml2:NameID>`);
    expect(org.log.events().map(({ eventType, result }) => `${eventType} ${result}`)).toEqual([
      "user.session.start SUCCESS", "policy.evaluate_sign_on CHALLENGE", "user.authentication.auth_via_mfa SUCCESS", "policy.evaluate_sign_on ALLOW", "user.authentication.sso SUCCESS",
    ]);
    expect(org.log.events("policy.evaluate_sign_on")[0]?.targets.map(({ displayName }) => displayName)).toEqual(["AWS", "Any two factors", "Catch-all Rule"]);
  });

  test("the POST binding is the same way in", async () => {
    const { org, app, browser, url, login, posted } = await world();
    policy(org, app, { name: "all", signOn: PASSWORD_ONLY });
    const start = { url: "https://acme.okta.com/", status: 200, html: "", forms: [{ action: url, method: "POST", auto: false, fields: { SAMLRequest: Buffer.from(request("id-2")).toString("base64"), RelayState: "there & back" } }] };
    await login(await browser.submit(start));
    expect(posted).toMatchObject([{ url: ACS, relayState: "there & back" }]);
    expect(posted[0]?.xml).toContain('InResponseTo="id-2"');
  });

  test("the second app-sign-in of a session asks nothing, and each answer is another one", async () => {
    const { org, browser, url, login, posted } = await world();
    org.enroll(ANA.login, "push");
    await browser.submit(await login(await browser.open(redirectUrl(url, request("id-1")))), {}, "push/approve");
    await browser.open(redirectUrl(url, request("id-2")));
    expect(posted.map(({ xml }) => /InResponseTo="([^"]+)"/.exec(xml)?.[1])).toEqual(["id-1", "id-2"]);
    expect(new Set(posted.map(({ xml }) => /<saml2:Assertion ID="([^"]+)"/.exec(xml)?.[1])).size).toBe(2);
  });

  test("from a tile of the dashboard the answer belongs to no request", async () => {
    const { org, app, browser, login, posted, report } = await world();
    policy(org, app, { name: "all", signOn: PASSWORD_ONLY });
    const home = await login(await browser.open("https://acme.okta.com/"));
    expect(home.url).toBe("https://acme.okta.com/app/UserHome");
    const tile = /<li><a href="([^"]+)">AWS<\/a>/.exec(home.html)?.[1] ?? "";
    await browser.open(new URL(tile, home.url).href);
    expect(posted).toMatchObject([{ url: ACS, relayState: null }]);
    expect(posted[0]?.xml).not.toContain("InResponseTo");
    expect(report().findings).toEqual([]);
    expect(report().summary.startedAt).toBe("idp");
  });

  test("the app's default relay state is for sign-ins that begin at Okta", async () => {
    const { org, app, browser, url, login, posted } = await world();
    policy(org, app, { name: "all", signOn: PASSWORD_ONLY });
    Object.assign(app, { signOn: { ...app.signOn, defaultRelayState: "default" } });
    await login(await browser.open(url));
    await browser.open(redirectUrl(url, request("id-1")));
    await browser.open(`${url}?RelayState=own`);
    expect(posted.map(({ relayState }) => relayState)).toEqual(["default", null, "own"]);
  });

  test("a key that was switched signs the next answer", async () => {
    const { org, app, browser, url, login, report } = await world();
    policy(org, app, { name: "all", signOn: PASSWORD_ONLY });
    const old = org.apps.key(app.id, app.kid);
    app.kid = (await org.apps.addKey(app.id, 2)).kid;
    await login(await browser.open(url));
    expect(report().findings).toEqual([]);
    app.kid = old.kid;
    expect(report().findings.map(({ id }) => id)).toContain("signature-other-certificate");
  });
});

describe("whom the dashboard and the app let in", () => {
  test("a wrong password, an unknown name and somebody else's password are refused alike", async () => {
    const { org, browser, url, posted } = await world({ users: [ANA, { login: "bo@example.com" }] });
    const shown = await browser.open(url);
    for (const [username, password] of [[ANA.login, "x"], [ANA.login, ""], ["nobody@example.com", "x"], [ANA.login, org.passwordOf("bo@example.com")], ["", ""]] as const) {
      const answer = await browser.submit(shown, { username, password });
      expect(answer.status).toBe(401);
      expect(answer.html).toContain("Unable to sign in");
    }
    expect(posted).toEqual([]);
    expect(browser.cookie("acme.okta.com", "idx")).toBeUndefined();
    expect(org.log.events("user.session.start").map(({ result, reason }) => `${result} ${reason}`)).toEqual(["FAILURE INVALID_CREDENTIALS", "FAILURE INVALID_CREDENTIALS", "FAILURE UNKNOWN_USER", "FAILURE INVALID_CREDENTIALS", "FAILURE UNKNOWN_USER"]);
  });

  test.each(["STAGED", "PROVISIONED", "SUSPENDED", "LOCKED_OUT", "DEPROVISIONED"] as const)("%s: the right password does not help", async (status) => {
    const { org, browser, login } = await world({ users: [{ ...ANA, status }] });
    expect((await login(await browser.open("https://acme.okta.com/"))).status).toBe(401);
    expect(org.log.events("user.session.start")).toMatchObject([{ result: "FAILURE", reason: `USER_STATUS_${status}` }]);
  });

  test("whoever is deactivated while signed in has no session any more", async () => {
    const { org, browser, url, login, posted } = await world();
    await login(await browser.open("https://acme.okta.com/"));
    org.deactivateUser(ANA.login);
    expect((await browser.open(url)).html).toContain("Username");
    expect(posted).toEqual([]);
  });

  test("without the app there is no tile, and Okta's page says why; the log too", async () => {
    const { org, browser, url, login, posted } = await world({ users: [ANA, { login: "bo@example.com" }] });
    const home = await login(await browser.open("https://acme.okta.com/"), "bo@example.com");
    expect(home.html).not.toContain(">AWS<");
    const shown = await browser.open(redirectUrl(url, request("id-1")));
    expect(shown.status).toBe(403);
    expect(shown.html).toContain("not assigned to this application");
    expect(posted).toEqual([]);
    expect(org.log.events("app.generic.unauth_app_access_attempt")).toMatchObject([{ actor: "bo@example.com", result: "FAILURE" }]);
    org.addMember(org.groups.named("access")?.id ?? "", "bo@example.com");
    org.enroll("bo@example.com", "push");
    expect((await browser.open(url)).html).toContain("Okta Verify push");
  });

  test("an app that is off, or that nobody has, is not found", async () => {
    const { org, app, browser, url, login } = await world();
    await login(await browser.open("https://acme.okta.com/"));
    org.apps.setActive(app.id, false);
    expect((await browser.open(url)).status).toBe(404);
    expect((await browser.open("https://acme.okta.com/app/UserHome")).html).not.toContain(">AWS<");
    for (const path of ["/app/amazon_aws_sso/exkother/sso/saml", "/home/amazon_aws_sso/0oaother/1", "/app", "/nothing", "/signin/verify"]) expect((await browser.open(`https://acme.okta.com${path}`)).status).toBe(404);
  });

  test("an app without an ACS URL lands on the dashboard", async () => {
    const { org, app, browser, url, login, posted } = await world({ apps: [{ label: "AWS", entityID: ENTITY, groups: ["access"] }] });
    policy(org, app, { name: "all", signOn: PASSWORD_ONLY });
    expect((await login(await browser.open(url))).url).toBe("https://acme.okta.com/app/UserHome");
    expect(posted).toEqual([]);
  });

  test("signing out ends Okta's session: the next sign-in asks again", async () => {
    const { org, browser, url, login } = await world();
    await login(await browser.open("https://acme.okta.com/"));
    const cookie = browser.cookie("acme.okta.com", "idx") ?? "";
    await browser.open("https://acme.okta.com/login/signout");
    expect(browser.cookie("acme.okta.com", "idx")).toBeUndefined();
    expect((await browser.open(url)).html).toContain("Username");
    expect((await browser.fetch("https://acme.okta.com/app/UserHome", { cookie: `idx=${cookie}` })).status).toBe(302);
    expect(org.log.events("user.session.end")).toMatchObject([{ actor: ANA.login }]);
  });
});

describe("the sign-on policy of the app", () => {
  test("phishing resistant: a push is not offered, a passkey is", async () => {
    const { org, app, browser, url, login, posted } = await world();
    policy(org, app, { name: "resistant", signOn: RESISTANT });
    for (const factor of ["push", "webauthn"] as const) org.enroll(ANA.login, factor);
    const asked = await login(await browser.open(url));
    expect(asked.forms.map(({ action }) => action)).toEqual(["/signin/verify/webauthn/approve", "/signin/verify/webauthn/refuse"]);
    await browser.submit({ ...asked, forms: asked.forms.map((one) => ({ ...one, action: "/signin/verify/push/approve" })) });
    expect(posted).toEqual([]);
    await browser.submit(asked, {}, "webauthn/approve");
    expect(posted).toHaveLength(1);
  });

  test("whoever has nothing that would do is denied, and so is whom no rule lets in", async () => {
    const { org, app, browser, url, login, posted, another } = await world({ users: [ANA, { login: "bo@example.com" }], groups: [{ name: "access", members: [ANA.login, "bo@example.com"] }, { name: "engineers", members: [ANA.login] }] });
    policy(org, app, { name: "engineers only", conditions: { people: { groups: { include: [org.groups.named("engineers")?.id] } } }, signOn: RESISTANT });
    org.enroll(ANA.login, "push");
    expect((await login(await browser.open(url))).html).toContain("Access denied");
    const other = another();
    expect((await login(await other.open(url), "bo@example.com", other)).status).toBe(403);
    expect(posted).toEqual([]);
    expect(org.log.events("policy.evaluate_sign_on").map(({ actor, result, targets }) => `${actor} ${result} ${targets.at(-1)?.displayName}`)).toEqual([`${ANA.login} DENY engineers only`, "bo@example.com DENY Catch-all Rule"]);
  });

  test("a refused factor lets nobody in, and can be tried again", async () => {
    const { org, browser, url, login, posted } = await world();
    org.enroll(ANA.login, "push");
    const refused = await browser.submit(await login(await browser.open(url)), {}, "push/refuse");
    expect(refused.html).toContain("You have chosen to reject this login");
    expect(posted).toEqual([]);
    expect(org.log.events("user.authentication.auth_via_mfa")).toMatchObject([{ result: "FAILURE" }]);
    await browser.submit(refused, {}, "push/approve");
    expect(posted).toHaveLength(1);
  });

  test("the zone of the request decides where a rule names one", async () => {
    let zone = "nzo-home";
    const { org, app, browser, url, login, posted } = await world({}, { zones: () => [zone] });
    policy(org, app, { name: "office", conditions: { network: { connection: "ZONE", include: ["nzo-office"] } }, signOn: PASSWORD_ONLY });
    expect((await login(await browser.open(url))).html).toContain("Access denied");
    zone = "nzo-office";
    await browser.open(url);
    expect(posted).toHaveLength(1);
  });

  test("PT0S asks at every sign-in, for both factors; PT2H after two hours", async () => {
    const { org, app, browser, url, login, pass, posted } = await world();
    policy(org, app, { name: "always", signOn: { verificationMethod: { reauthenticateIn: "PT0S" } } });
    org.enroll(ANA.login, "push");
    const both = async (): Promise<void> => void (await browser.submit(await login(await browser.open(url)), {}, "push/approve"));
    await both();
    await both();
    expect(posted).toHaveLength(2);
    policy(org, app, { name: "hours", signOn: { verificationMethod: { reauthenticateIn: "PT2H" } } });
    await browser.open(url);
    expect(posted).toHaveLength(3);
    pass(120);
    await both();
    expect(posted).toHaveLength(4);
  });

  test("a session left alone for the inactivity period proves both factors again, not one of them", async () => {
    const { org, app, browser, url, login, pass, posted } = await world();
    policy(org, app, { name: "idle", signOn: { verificationMethod: { reauthenticateIn: "PT12H", inactivityPeriod: "PT1H" } } });
    org.enroll(ANA.login, "push");
    await browser.submit(await login(await browser.open(url)), {}, "push/approve");
    pass(59);
    await browser.open(url);
    pass(60);
    const again = await login(await browser.open(url));
    expect(again.html).toContain("Okta Verify push");
    expect(posted).toHaveLength(2);
  });

  test("a rule that the sandbox cannot evaluate lets nobody in and says why", async () => {
    const { org, app, browser, url, login, posted } = await world();
    policy(org, app, { name: "risky", conditions: { riskScore: { level: "LOW" } } });
    const shown = await login(await browser.open(url));
    expect([shown.status, posted.length]).toEqual([500, 0]);
    expect(shown.html).toContain("riskScore");
    expect(org.log.events("user.authentication.sso")).toMatchObject([{ result: "FAILURE" }]);
  });
});
