import { Command, CommanderError } from "commander";
import { addSaml } from "../../src/cli/saml";
import { check } from "../../src/cli/saml/check";
import { explainText } from "../../src/cli/saml/explain";
import { metadata } from "../../src/cli/saml/metadata";
import { show } from "../../src/cli/saml/show";

jest.mock("../../src/cli/saml/check", () => ({ check: jest.fn() }));
jest.mock("../../src/cli/saml/show", () => ({ show: jest.fn() }));
jest.mock("../../src/cli/saml/metadata", () => ({ metadata: jest.fn() }));
jest.mock("../../src/cli/saml/explain", () => ({ explainText: jest.fn() }));

const mocks = { check, show, metadata, explain: explainText } as unknown as Readonly<Record<string, jest.Mock>>;

/** What a command line calls, with what. */
async function run(line: readonly string[]): Promise<unknown[]> {
  for (const mock of Object.values(mocks)) mock.mockClear();
  const program = new Command("idc").configureOutput({ writeOut: () => undefined, writeErr: () => undefined }).exitOverride();
  addSaml(program);
  await program.parseAsync(["saml", ...line], { from: "user" });
  return Object.entries(mocks).flatMap(([name, mock]) => mock.mock.calls.map((call: unknown[]) => [name, ...call.slice(0, 2)]));
}

const NONE = { metadata: [], certificate: [], acs: [], authnContext: [] };

test.each<[string, readonly unknown[]]>([
  ["check a.har", ["check", "a.har", NONE]],
  ["check -", ["check", "-", NONE]],
  ["check a.har --environment pilot", ["check", "a.har", { ...NONE, environment: "pilot" }]],
  ["check -e pilot a.har", ["check", "a.har", { ...NONE, environment: "pilot" }]],
  ["check a.har --metadata m.xml --audience https://a --acs https://b", ["check", "a.har", { ...NONE, metadata: ["m.xml"], audience: "https://a", acs: ["https://b"] }]],
  ["check a.har -m okta.xml -m aws.xml --acs https://b --acs https://c", ["check", "a.har", { ...NONE, metadata: ["okta.xml", "aws.xml"], acs: ["https://b", "https://c"] }]],
  ["check a.har --user ana@x --at 2026-09-30T12:00:00Z", ["check", "a.har", { ...NONE, user: "ana@x", at: "2026-09-30T12:00:00Z" }]],
  ["check a.har --authn-context urn:a --authn-context urn:b", ["check", "a.har", { ...NONE, authnContext: ["urn:a", "urn:b"] }]],
  ["check a.har --json --reveal", ["check", "a.har", { ...NONE, json: true, reveal: true }]],
  ["check a.har --certificate a.pem --certificate b.cer", ["check", "a.har", { ...NONE, certificate: ["a.pem", "b.cer"] }]],
  ["check a.har --issuer http://a --message 2 --verbose", ["check", "a.har", { ...NONE, issuer: "http://a", message: "2", verbose: true }]],
  ["check a.har --markdown", ["check", "a.har", { ...NONE, markdown: true }]],
  ["show a.har", ["show", "a.har", {}]],
  ["show a.har --reveal --json", ["show", "a.har", { reveal: true, json: true }]],
  ["metadata m.xml", ["metadata", "m.xml", {}]],
  ["metadata m.xml --verbose", ["metadata", "m.xml", { verbose: true }]],
  ["metadata m.xml --compare old.xml", ["metadata", "m.xml", { compare: "old.xml" }]],
  ["metadata m.xml -e federation --markdown", ["metadata", "m.xml", { environment: "federation", markdown: true }]],
  ["explain it broke", ["explain", "it broke", {}]],
  ["explain x --json", ["explain", "x", { json: true }]],
])("idc saml %s", async (line, called) => {
  expect(await run(line.split(" "))).toEqual([called]);
});

test("one line's lists are not the next one's", async () => {
  await run(["check", "a", "--acs", "https://b", "-m", "x"]);
  expect(await run(["check", "a"])).toEqual([["check", "a", NONE]]);
});

test.each([
  "check", "check a b", "check a --json --markdown", "check a --jason", "check a --at", "check a --acs", "check a --certificate", "check a --message", "show a --verbose", "check a --compare b",
  "show", "show a --environment e", "metadata", "metadata a --user x", "metadata a --json --markdown", "explain", "explain x --reveal", "chek a", "",
])("idc saml %s is misuse", async (line) => {
  await expect(run(line === "" ? [] : line.split(" "))).rejects.toBeInstanceOf(CommanderError);
  for (const mock of Object.values(mocks)) expect(mock).not.toHaveBeenCalled();
});

test.each(["--help", "check --help"])("idc saml %s is no misuse", async (line) => {
  await expect(run(line.split(" "))).rejects.toMatchObject({ exitCode: 0 });
});
