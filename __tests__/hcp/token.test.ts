import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { format, inspect } from "node:util";
import { Secret } from "../../src/hcp/secret";
import { findToken } from "../../src/hcp/token";

const HOST = "tfe.acme.example";
let home: string;
beforeEach(() => { home = mkdtempSync(join(tmpdir(), "home-")); });
afterEach(() => rmSync(home, { recursive: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
  return join(home, path);
}
const block = (token: string, host = HOST) => `credentials "${host}" {\n  token = "${token}"\n}\n`;
const login = (token: string, host = HOST) => JSON.stringify({ credentials: { [host]: { token } } });
const find = (env: Readonly<Record<string, string>> = {}, host = HOST) => {
  const token = findToken(host, { env, home, root: "", platform: "linux_amd64" });
  return "missing" in token ? token.missing : `${token.authorization()} from ${token.from}`;
};

test("a variable comes before every file", () => {
  write(".terraformrc", block("of-file"));
  expect(find({ TF_TOKEN_tfe_acme_example: "of-variable" })).toBe("Bearer of-variable from the variable TF_TOKEN_tfe_acme_example");
});

test("of two spellings of one variable the last counts, as for Terraform", () => {
  expect(find({ TF_TOKEN_tfe_acme_example: "one", "TF_TOKEN_tfe.acme.example": "two" })).toContain("Bearer two");
});

test("what `terraform login` wrote is found, and counts more than .terraformrc", () => {
  write(".terraformrc", block("of-rc"));
  expect(find()).toBe("Bearer of-rc from the credentials block in .terraformrc");
  write(".terraform.d/credentials.tfrc.json", login("of-login"));
  expect(find()).toBe("Bearer of-login from the credentials block in credentials.tfrc.json");
});

test("of the folder's files the last by name counts, and others are not read", () => {
  write(".terraform.d/a.tfrc", block("a"));
  write(".terraform.d/b.tfrc", block("b"));
  write(".terraform.d/c.tf", block("c"));
  expect(find()).toContain("Bearer b");
});

test.each(["TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG"])("where %s names a file, no other is read", (name) => {
  write(".terraform.d/credentials.tfrc.json", login("of-login"));
  const file = write("ci/terraform.tfrc", block("of-ci"));
  expect(find({ [name]: file })).toBe("Bearer of-ci from the credentials block in terraform.tfrc");
  expect(find({ [name]: join(home, "not-there") })).toContain("there is no token");
});

test("the token of another host is no token of this one, not even of its other port", () => {
  write(".terraformrc", `${block("a", "app.terraform.io")}${block("b", `${HOST}:8443`)}${block("c", `x.${HOST}`)}`);
  const env = { TF_TOKEN_app_terraform_io: "d", "TF_TOKEN_tfe_acme_example:8444": "e" };
  expect(find(env)).toContain("there is no token for tfe.acme.example");
  expect(find({ ...env, TF_TOKEN_tfe_acme_example: "f" }, `${HOST}:8445`)).toContain("there is no token for tfe.acme.example:8445");
});

test("a host with a port has a variable that only `env` can set, and its hint says so", () => {
  expect(find({ "TF_TOKEN_localhost:8443": "t" }, "localhost:8443")).toBe("Bearer t from the variable TF_TOKEN_localhost:8443");
  expect(find({}, "localhost:8443")).toContain("set TF_TOKEN_localhost:8443 (a name with a colon is set by `env 'TF_TOKEN_localhost:8443=…' command`), or run `terraform login localhost:8443`");
});

test("a credentials helper is not asked, and that is said", () => {
  write(".terraformrc", 'credentials_helper "vault" {\n  args = []\n}\n');
  expect(find()).toMatch(/there is no token for tfe\.acme\.example: .*; the credentials helper "vault" is not asked here/);
});

test.each([
  ["empty", "", "is set, but it is empty"],
  ["only space", " \n", "is set, but it is empty"],
  ["two lines", "abc\ndef-geheim", "holds characters that no token has"],
  ["a header's end", "abc\r\nx-evil: geheim", "holds characters that no token has"],
  ["typographic quotation marks", "“geheim”", "holds characters that no token has"],
])("a token that is %s is refused without being shown", (_, token, sentence) => {
  const said = find({ TF_TOKEN_tfe_acme_example: token });
  expect(said).toContain(`the variable TF_TOKEN_tfe_acme_example ${sentence}`);
  expect(said).not.toContain("geheim");
});

test("a line break at its end, as files have it, is no part of it", () => {
  expect(find({ TF_TOKEN_tfe_acme_example: "abc\n" })).toContain("Bearer abc from");
});

test("a token can't be printed by mistake", () => {
  const secret = new Secret("geheim", "a test");
  const printed = [JSON.stringify({ secret }), inspect({ secret }, { depth: 9, showHidden: true }), format("%s %o %O %j", secret, secret, secret, secret), Object.values(secret).join(" ")].join("\n");
  expect(printed).not.toContain("geheim");
  expect(secret.hide("it is geheim, geheim")).toBe("it is (token), (token)");
});
