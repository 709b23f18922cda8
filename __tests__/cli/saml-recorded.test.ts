import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { check } from "../../src/cli/saml/check";
import { NS } from "../../src/saml/names";
import { capturePrinted } from "../support/printed";

const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = capturePrinted();

const REQUEST = `<samlp:AuthnRequest xmlns:samlp="${NS.protocol}" ID="_1" Version="2.0"></samlp:AuthnRequest>`;
const recorded = (status: number, text: string): string => JSON.stringify({
  log: { entries: [{ request: { method: "GET", url: `https://tarnholt.okta.com/app/x/exk1/sso/saml?SAMLRequest=${encodeURIComponent(deflateRawSync(REQUEST).toString("base64"))}` }, response: { status, content: { mimeType: "text/html", text } } }] },
});

async function run(har: string): Promise<{ code: unknown; title: string | undefined; fix: string | undefined }> {
  const path = join(folder, "sign-in.har");
  writeFileSync(path, har);
  await check(path, { metadata: [], acs: [], authnContext: [], json: true });
  const { findings } = JSON.parse(printed.out) as { findings: { title: string; fix: string }[] };
  return { code: process.exitCode, title: findings[0]?.title, fix: findings[0]?.fix };
}

test("a sign-in that Okta refused: exit 2, and what to look at in Okta instead of recording it again", async () => {
  const { code, title, fix } = await run(recorded(403, "<p>You are not assigned this app in Okta, Ana.</p>"));
  expect([code, title]).toEqual([2, "Okta issued no response (403 from tarnholt.okta.com)"]);
  expect(fix).toMatch(/Assignments.*sign-on policy.*System Log.*idc saml explain "You are not assigned this app in Okta"$/);
  expect(fix).not.toContain("Record it again");
  expect(printed.out).not.toContain("Ana");
});

test("a request that Okta answered with its sign-in page is one without the rest: it is to be recorded again", async () => {
  expect(await run(recorded(200, "<p>Sign in</p>"))).toMatchObject({ code: 2, title: "This is a SAML request (AuthnRequest), not a SAML response", fix: expect.stringContaining("Record it again") as string });
});
