import type { Shown } from "../../../../sandbox/web/browser";
import { ANA, closeDoor, world, type World } from "./world";

afterAll(closeDoor);


describe("a session token", () => {
  const at = (made: World, token: string, to: string): Promise<Shown> => made.browser.open(`${made.org.base}/login/sessionCookieRedirect?token=${token}&redirectUrl=${encodeURIComponent(to)}`);

  test("opens a session once, with what was proved", async () => {
    const made = await world();
    made.org.enroll(ANA.login, "push");
    const token = made.sessionToken(ANA.login, ["password", "push"]);
    expect((await at(made, token, `${made.org.base}/app/UserHome`)).html).toContain("My Apps");
    const again = { ...made, browser: made.another() };
    expect((await at(again, token, `${made.org.base}/app/UserHome`)).forms[0]?.action).toBe("/login/authenticate");
  });

  test.each(["https://evil.example/", "//evil.example/", "https://acme.okta.com.evil.example/", "javascript:alert(1)", ""])("leads nowhere but into the org: not to %j", async (to) => {
    const made = await world();
    expect(new URL((await at(made, made.sessionToken(ANA.login), to)).url).hostname).toBe(new URL(made.org.base).hostname);
  });

  test("that nobody was given opens none", async () => {
    const made = await world();
    expect((await at(made, "x", `${made.org.base}/app/UserHome`)).forms[0]?.action).toBe("/login/authenticate");
  });
});
