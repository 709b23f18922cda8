import { comparableHost, hostOfTokenVariable, tokenVariable } from "../../src/hcp/host";

test.each([
  ["app.terraform.io", "app.terraform.io"],
  ["TFE.Acme.Example", "tfe.acme.example"],
  ["localhost", "localhost"],
  ["localhost:8443", "localhost:8443"],
  ["tfe.acme.example:443", "tfe.acme.example"],
  ["tfe.acme.example:08443", "tfe.acme.example:8443"],
  ["127.0.0.1:8443", "127.0.0.1:8443"],
  ["café.fr", "xn--caf-dma.fr"],
])("the host %s is %s", (text, host) => {
  expect(comparableHost(text)).toBe(host);
});

test.each([
  "", " ", ":8443", "tfe.acme.example:", "tfe.acme.example:0", "tfe.acme.example:65536", "tfe.acme.example:8443:1", "https://tfe.acme.example", "tfe.acme.example/", "tfe.acme.example/api", "user@tfe.acme.example",
  "tfe.acme.example?x", "tfe.acme.example#x", "tfe..example", ".example", "example.", "-a.example-", "a b", "tfe.acme.example\n", "tfe.acme.example\u0000", "[::1]", "::1", "%41.example", "127.1", "0x7f.1", "2130706433",
])("%j is no host", (text) => {
  expect(comparableHost(text)).toBeUndefined();
});

test.each([
  ["TF_TOKEN_app_terraform_io", "app.terraform.io"],
  ["TF_TOKEN_tfe__eu_acme_example", "tfe-eu.acme.example"],
  ["TF_TOKEN_tfe-eu.acme.example", "tfe-eu.acme.example"],
  ["TF_TOKEN_TFE_acme_example", "tfe.acme.example"],
  ["TF_TOKEN_localhost:8443", "localhost:8443"],
  ["TF_TOKEN_xn____caf__dma_fr", "xn--caf-dma.fr"],
  ["TF_TOKEN_xn--caf-dma_fr", "xn--caf-dma.fr"],
  ["TF_TOKEN_café_fr", "xn--caf-dma.fr"],
])("%s is the variable of %s", (name, host) => {
  expect(hostOfTokenVariable(name)).toBe(host);
});

test.each(["TF_TOKEN_", "TF_TOKEN", "tf_token_app_terraform_io", "TF_VAR_app_terraform_io", "TF_TOKEN_localhost:", "TF_TOKEN_a b", "TF_TOKEN_https://x"])("%s is no host's", (name) => {
  expect(hostOfTokenVariable(name)).toBeUndefined();
});

test.each(["app.terraform.io", "tfe-eu.acme.example", "localhost:8443", "xn--caf-dma.fr"])("the variable that is named for %s is one that is found", (host) => {
  expect(hostOfTokenVariable(tokenVariable(host))).toBe(host);
});
