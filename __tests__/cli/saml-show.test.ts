import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { show } from "../../src/cli/saml/show";
import { NS } from "../../src/saml/names";
import { signed, USER } from "../saml/samples";
import { capturePrinted } from "../support/printed";

const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = capturePrinted();

async function shown(content: string, flags: Parameters<typeof show>[1] = {}): Promise<string> {
  const path = join(folder, "message.xml");
  writeFileSync(path, content);
  await show(path, flags);
  return printed.out;
}
const GOOD = signed().xml;
const placeOf = (xml: string, text: string): string => {
  const before = xml.slice(0, xml.indexOf(text)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
};

test.each([{}, { markdown: true as const }])("what a finding names by line and column is found (%j)", async (flags) => {
  const xml = GOOD.replaceAll("><saml2:", ">\n <saml2:");
  expect(await shown(xml, flags)).toMatch(new RegExp(`^ *${placeOf(xml, "<saml2:NameID")}  +<saml2:NameID`, "m"));
});

test("for scripts the XML has no margin", async () => {
  const { message } = JSON.parse(await shown(GOOD, { json: true })) as { message: { text: string } };
  expect(message.text).toMatch(/^<saml2p:Response/);
});

test("in markdown neither the length nor a letter of a value is told, RelayState included; asked for, all is", async () => {
  const body = `SAMLResponse=${encodeURIComponent(Buffer.from(GOOD).toString("base64"))}&RelayState=opaque-token`;
  const text = await shown(body, { markdown: true });
  expect(text).toContain("a person's address</saml2:NameID>");
  expect(text).toContain("- RelayState: a person's value\n");
  expect(text).not.toMatch(/\*{3}|\d characters\)<\/saml2:(?:NameID|AttributeValue)/);
  printed.clear();
  expect(await shown(body, { markdown: true, reveal: true })).toContain(USER);
});

test("what was refused is shown with its place", async () => {
  expect(await shown(GOOD.replace(USER, "ana<!--x-->.silva"))).toMatch(/\naround line 1, column \d+ of the decoded XML\n/);
});

test("a page that was never posted has no time of sending", async () => {
  const page = `<form action="https://eu-west-1.signin.aws/platform/saml/acs/1"><input name="SAMLResponse" value="${Buffer.from(`<p:Response xmlns:p="${NS.protocol}"></p:Response>`).toString("base64")}"></form>`;
  const har = (...more: unknown[]): string => JSON.stringify({ log: { entries: [{ startedDateTime: "2026-11-24T09:30:20.000Z", request: { method: "GET", url: "https://a.okta.com/app" }, response: { content: { text: page } } }, ...more] } });
  expect(await shown(har())).not.toContain("sent at");
  expect(await shown(har({ startedDateTime: "2026-11-24T09:30:21.000Z", request: { method: "POST", url: "https://eu-west-1.signin.aws/platform/saml/acs/1" } }))).toContain("2026-11-24T09:30:21.000Z");
});
