import { parseCliCredentials } from "../../src/hcp/cli-credentials";

const found = (text: string) => [...parseCliCredentials(text).tokens];

test.each([
  ["a block", 'credentials "tfe.acme.example" {\n  token = "one"\n}\n'],
  ["a block among others", 'disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = "/x"\n    include = ["a/b/c", "d/e/f"]\n  }\n  direct {}\n}\ncredentials "tfe.acme.example" { token = "one" }\nplugin_cache_dir = "/y"'],
  ["a block with comments", '# token = "no"\ncredentials "tfe.acme.example" { // token = "no"\n /* token = "no" */ token = "one" # token = "no"\n}'],
  ["a block of a host in other letters", 'credentials "TFE.acme.example:443" { token = "one" }'],
  ["another setting beside it", 'credentials "tfe.acme.example" {\n client = "x"\n token = "one"\n other = "y"\n}'],
  ["JSON", '{"credentials": {"tfe.acme.example": {"token": "one"}}}'],
  ["JSON with escapes", '{"credentials": {"tfe.acme.example": {"token": "\\u006fne"}}, "disable_checkpoint": true}'],
  ["JSON with blocks in lists", '{"credentials": [{"tfe.acme.example": [{"token": "one"}]}]}'],
  ["the last of two", 'credentials "tfe.acme.example" { token = "zero" }\ncredentials "tfe.acme.example" { token = "one" }'],
])("a token is found in %s", (_, text) => {
  expect(found(text)).toEqual([["tfe.acme.example", "one"]]);
});

test("each host has its own", () => {
  expect(found('credentials "a.example" { token = "1" }\ncredentials "localhost:8443" { token = "2" }')).toEqual([["a.example", "1"], ["localhost:8443", "2"]]);
});

test.each([
  ["nothing", ""],
  ["another block", 'host "tfe.acme.example" { token = "one" }'],
  ["a block in a block", 'x { credentials "tfe.acme.example" { token = "one" } }'],
  ["a deeper token", 'credentials "tfe.acme.example" { inner { token = "one" } }'],
  ["no label", 'credentials { token = "one" }'],
  ["a host that is none", 'credentials "https://tfe.acme.example" { token = "one" }'],
  ["a token without quotation marks", 'credentials "tfe.acme.example" { token = one }'],
  ["an open quotation mark", 'credentials "tfe.acme.example" { token = "one\n}'],
  ["JSON that is none", '{"credentials": {"tfe.acme.example": {"token": "one"'],
  ["JSON of other types", '{"credentials": {"tfe.acme.example": {"token": 7}, "b.example": "one", "c.example": null}}'],
  ["deep JSON", `${'{"credentials":'.repeat(5000)}1${"}".repeat(5000)}`],
])("and none in %s", (_, text) => {
  expect(found(text)).toEqual([]);
});

test.each(['credentials_helper "vault" {\n  args = ["--x"]\n}', '{"credentials_helper": {"vault": {"args": []}}}'])("a helper is named: %s", (text) => {
  expect(parseCliCredentials(text)).toEqual({ tokens: new Map(), helper: "vault" });
});
