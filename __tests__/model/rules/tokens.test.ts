import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyFile } from "../../../src";
import { assignment, expecting, expectProblems, put } from "../../support/broken";
import { problemsBy } from "../../support/problems";

const { error } = expecting("tokens");
const FIX = "remove it: the data holds no values that only Terraform knows";

describe("a mark of CDKTF's is named with its place, whatever the place", () => {
  test.each(["${TfToken[TOKEN.3]}", "#{TfToken[TOKEN.1]}", "&{TfToken[TOKEN.0]}", "${TfToken[", "$${TfToken[TOKEN.3]}", "-8.109562212591379e+298", "-8.371160993642712e+298", "x-82e+297"])("%s", async (mark) => {
    await expectProblems(put("catalog.groups.engineers.description", `before ${mark} behind`), [error("groups.engineers.description", `in "before ${mark} behind"`, "which CDKTF replaces", FIX)]);
  });

  const MARK = "${TfToken[TOKEN.3]}";
  test.each<[path: string, where: string, value?: unknown]>([
    ["catalog.permissionSets.ReadOnly.description", "permissionSets.ReadOnly.description"],
    ["catalog.permissionSets.ReadOnly.tags", "permissionSets.ReadOnly.tags.team", { team: MARK }],
    ["catalog.permissionSets.ReadOnly.tags", `permissionSets.ReadOnly.tags.${MARK}`, { [MARK]: "x" }],
    ["catalog.organization.accounts.shop.name", "organization.accounts.shop.name"],
    ["pilot.aws.tags", "pilot.aws.tags.team", { team: MARK }],
    ["pilot.backend.path", "pilot.backend.path"],
    ["pilot.okta.access.group", "pilot.okta.access.group"],
    ["federation.okta.samlApp.label", "federation.okta.samlApp.label"],
    ["federation.okta.samlApp.attributes.Department.saml", "federation.okta.samlApp.attributes.Department.saml"],
    ["federation.okta.samlApp.signOn.rules.0.name", "federation.okta.samlApp.signOn.rules[0].name"],
    ["catalog.permissionSets.Deployer.inline.Statement.0.Sid", "permissionSets.Deployer.inline.Statement[0].Sid"],
    ["catalog.permissionSets.Deployer.inline.Statement.0.Condition", 'permissionSets.Deployer.inline.Statement[0].Condition.StringEquals["aws:PrincipalTag/Department"]', { StringEquals: { "aws:PrincipalTag/Department": MARK } }],
    ["pilot.assignments", "pilot.assignments[0]", [assignment({ expiry: { date: "2027-01-31", reason: MARK } })]],
  ])("%s", async (path, where, value = MARK) => {
    const found = await problemsBy("tokens", put(path, value));
    expect(found).toEqual([expect.objectContaining({ severity: "error", where, given: expect.stringContaining(MARK) })]);
  });

  test("in the file of an inline policy, with the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "idc-tokens-"));
    writeFileSync(join(folder, "own.json"), JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: MARK, Effect: "Allow", Action: "*", Resource: "*" }] }));
    const found = await problemsBy("tokens", put("catalog.permissionSets.Deployer.inline", policyFile("own.json"), put("catalog.policyFolder", folder)));
    rmSync(folder, { recursive: true });
    expect(found.map(({ where }) => where)).toEqual(["permissionSets.Deployer.inline.Statement[0].Sid (own.json)"]);
  });

  test("in long text the mark itself is shown", async () => {
    const found = await problemsBy("tokens", put("catalog.groups.engineers.description", `${"x".repeat(500)}${MARK}`));
    expect(found.map(({ given }) => given)).toEqual([expect.stringContaining(`${MARK} in "xxx`)]);
  });
});

test.each(["${aws:PrincipalTag/team}", "$TfToken[TOKEN.3]", "TfToken", "#{TOKEN}", "-8.109562212591377e+298", "-8.38e+298", "8.2e+298", "1e5"])("%s is text like any other", async (text) => {
  await expectProblems(put("catalog.groups.engineers.description", text), []);
});

test("a document that goes in circles is another rule's", async () => {
  const circle: Record<string, unknown> = { Version: "2012-10-17" };
  circle["Statement"] = circle;
  expect(await problemsBy("tokens", put("catalog.permissionSets.Deployer.inline", circle))).toEqual([]);
});
