import { type Environments, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error } = expecting("backends");
const hcp = (parts: object = {}) => ({ kind: "hcp-terraform", organization: "acme", workspace: "aws-access-pilot", ...parts });
const s3 = (parts: object = {}) => ({ kind: "s3", bucket: "acme-state", key: "aws-access/pilot.tfstate", region: "eu-west-1", ...parts });
const local = (path: string) => ({ kind: "local", path });
const pilot = (backend: object): Environments => put("pilot.backend", backend);

describe("HCP Terraform", () => {
  test.each([
    ["organization", "", "3 to 40"],
    ["organization", "ab", "3 to 40"],
    ["organization", "a".repeat(41), "3 to 40"],
    ["organization", "-acme", "3 to 40"],
    ["organization", "ac me", "3 to 40"],
    ["workspace", "", "1 to 90"],
    ["workspace", "w".repeat(91), "1 to 90"],
    ["workspace", "aws access", "1 to 90"],
    ["workspace", "aws.access", "1 to 90"],
    ["workspace", "aws-access\n", "1 to 90"],
    ["hostname", "", "a host name"],
    ["hostname", "https://tfe.acme.example", "a host name, without https:// and path"],
    ["hostname", "tfe.acme.example/app", "without https:// and path"],
    ["hostname", "TFE.acme.example", "a host name"],
    ["hostname", "tfe.acme.example:", "a host name"],
    ["hostname", "user@tfe.acme.example", "a host name"],
  ])("%s %j", async (property, value, allowed) => {
    await expectProblems(pilot(hcp({ [property]: value })), [error(`pilot.backend.${property}`, JSON.stringify(value), allowed, "correct it")]);
  });

  test.each([{}, { organization: "abc" }, { organization: "a".repeat(40) }, { organization: "A-b_1" }, { workspace: "w" }, { workspace: "W_-1".padEnd(90, "w") }, { hostname: "tfe.acme.example" }, { hostname: "localhost:8443" }])("%j", async (parts) => {
    await expectProblems(pilot(hcp(parts)), []);
  });
});

describe("S3", () => {
  test.each([
    ["bucket", "", "3 to 63"],
    ["bucket", "ab", "3 to 63"],
    ["bucket", "b".repeat(64), "3 to 63"],
    ["bucket", "Acme-state", "lower-case"],
    ["bucket", "-acme", "lower-case"],
    ["bucket", "acme-", "lower-case"],
    ["bucket", "s3://acme", "lower-case"],
    ["key", "", "an S3 key"],
    ["key", "/pilot.tfstate", "neither begins nor ends with /"],
    ["key", "state/", "neither begins nor ends with /"],
    ["key", "state//pilot.tfstate", "has no //"],
    ["key", "my state", "without space"],
    ["key", "state\u0007", "an S3 key"],
    ["key", "k".repeat(1025), "1 to 1024"],
    ["region", "", "an AWS Region"],
    ["region", "eu-west", "an AWS Region"],
    ["region", "EU-WEST-1", "an AWS Region"],
    ["region", "eu-west-1a", "an AWS Region"],
  ])("%s %j", async (property, value, allowed) => {
    await expectProblems(pilot(s3({ [property]: value })), [error(`pilot.backend.${property}`, JSON.stringify(value).slice(0, 100), allowed, "correct it")]);
  });

  test.each([{}, { bucket: "abc" }, { bucket: "b".repeat(63) }, { bucket: "acme.state" }, { key: "k" }, { key: "k".repeat(1024) }, { region: "us-gov-east-1" }, { kmsKeyId: "alias/state" }])("%j", async (parts) => {
    await expectProblems(pilot(s3(parts)), []);
  });
});

describe("local", () => {
  test.each([
    ["none", ""],
    ["an absolute path", "/tmp/pilot.tfstate"],
    ["a drive", "C:/pilot.tfstate"],
    ["a drive without a slash", "c:pilot.tfstate"],
    ["a backslash", "state\\pilot.tfstate"],
    ["a way out", "../pilot.tfstate"],
    ["a way out further on", "state/../../pilot.tfstate"],
    ["a way out at the end", "state/.."],
    ["a way out behind a line break", "state\n/../../../pilot.tfstate"],
    ["a null character", "state\u0000.tfstate"],
    ["a folder", "state/"],
    ["the project itself", "."],
  ])("%s", async (_, path) => {
    await expectProblems(pilot(local(path)), [error("pilot.backend.path", JSON.stringify(path), "a path inside the project", "state/pilot.tfstate")]);
  });

  test.each(["cdktf.out/pilot.tfstate", "./cdktf.out/stacks/pilot/x", "CDKTF.OUT/x", "environments/pilot.tfstate", "node_modules/x", ".git/x", ".gen/x"])("%s would be deleted or committed", async (path) => {
    await expectProblems(pilot(local(path)), [error("pilot.backend.path", JSON.stringify(path), "a folder of its own", "state/pilot.tfstate")]);
  });

  test.each(["state/cdktf.out/x", "environments-state/x", "constructor/x", "p", "./state/p", "..state/p", "state/p..tfstate", "sta..te/p", "state with space/p"])("%s", async (path) => {
    await expectProblems(pilot(local(path)), []);
  });
});

describe("two environments in one state would destroy each other", () => {
  test.each([
    ["a workspace", hcp(), hcp()],
    ["a workspace, whatever the case", hcp(), hcp({ organization: "ACME", workspace: "AWS-access-pilot" })],
    ["a workspace, with the public host named", hcp(), hcp({ hostname: "app.terraform.io" })],
    ["an S3 object", s3(), s3({ region: "us-east-1" })],
    ["a file", local("state/x"), local("state/x")],
    ["a file, spelt ./", local("state/x"), local("././state/x")],
    ["a file, spelt with // and /./", local("state/x"), local("state//./x")],
    ["a file, whatever the case", local("state/x"), local("state/X")],
  ])("%s", async (_, one, other) => {
    await expectProblems(putAll({ "pilot.backend": one, "broad.backend": other }), [error("pilot, broad.backend", `the same state {"kind":"${one.kind}"`, "a state for each environment", "its own workspace, key or path")]);
  });

  test.each([
    ["workspaces", hcp(), hcp({ workspace: "aws-access-broad" })],
    ["organizations", hcp(), hcp({ organization: "acme2" })],
    ["hosts", hcp(), hcp({ hostname: "tfe.acme.example" })],
    ["buckets", s3(), s3({ bucket: "acme-state2" })],
    ["keys", s3(), s3({ key: "aws-access/Pilot.tfstate" })],
    ["files", local("state/x"), local("state/y")],
  ])("two %s are two states", async (_, one, other) => {
    await expectProblems(putAll({ "pilot.backend": one, "broad.backend": other }), []);
  });

  test("all that share it are named", async () => {
    await expectProblems(putAll({ "federation.backend": s3(), "pilot.backend": s3(), "broad.backend": s3() }), [error("federation, pilot, broad.backend", "the same state", "", "")]);
  });
});
