import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyFile } from "../../../src";
import { type Environments, expecting, expectProblems, put } from "../../support/broken";
import { problemsBy } from "../../support/problems";

const { warning } = expecting("principal-tags");
const AT = "permissionSets.Deployer.inline.Statement[0]";
const statement = (parts: object) => ({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*", ...parts }] });
const inData = (parts: object, data?: Environments) => put("catalog.permissionSets.Deployer.inline", statement(parts), data);
const resource = (variable: string) => ({ Resource: `arn:aws:s3:::reports/${variable}/*` });
const condition = (key: string, operator = "StringEquals") => ({ Condition: { [operator]: { [key]: "payments" } } });

describe("a session tag that nothing sends", () => {
  test("in a variable: the statement never applies, and the mapped keys are named", async () => {
    await expectProblems(inData(resource("${aws:PrincipalTag/Departmint}")), [warning(`${AT}.Resource`, "aws:PrincipalTag/Departmint", 'a session tag that is mapped: "Department", "UserName"', 'did you mean "Department"? Or map it in the attributes')]);
  });

  test.each(["StringEquals", "StringNotEqualsIfExists", "ForAnyValue:StringLike"])("in a condition of %s", async (operator) => {
    await expectProblems(inData(condition("aws:PrincipalTag/Team", operator)), [warning(`${AT}.Condition${operator.includes(":") ? `["${operator}"]` : `.${operator}`}["aws:PrincipalTag/Team"]`, "aws:PrincipalTag/Team", "", "map it in the attributes")]);
  });

  test("in the value of a condition", async () => {
    await expectProblems(inData({ Condition: { StringEquals: { "s3:prefix": "${aws:PrincipalTag/Team}" } } }), [warning(`${AT}.Condition.StringEquals["s3:prefix"]`, "aws:PrincipalTag/Team", "", "")]);
  });

  test("with a default, too", async () => {
    await expectProblems(inData(resource("${aws:PrincipalTag/Team, 'none'}")), [warning(`${AT}.Resource`, "aws:PrincipalTag/Team", "", "")]);
  });

  test("whatever the case of the prefix", async () => {
    await expectProblems(inData(condition("AWS:principaltag/Team")), [warning(`${AT}.Condition.StringEquals["AWS:principaltag/Team"]`, "aws:PrincipalTag/Team", "", "")]);
  });

  test("where no attribute is mapped at all, nothing is listed", async () => {
    await expectProblems(inData(resource("${aws:PrincipalTag/Department}"), put("federation.okta.samlApp.attributes", undefined)), [warning(`${AT}.Resource`, "aws:PrincipalTag/Department", "no session tag: no attribute is mapped", "map it in the attributes")]);
  });

  test("in a file, with the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "idc-tags-"));
    writeFileSync(join(folder, "own.json"), JSON.stringify(statement(resource("${aws:PrincipalTag/Team}"))));
    const found = await problemsBy("principal-tags", put("catalog.permissionSets.Deployer.inline", policyFile("own.json"), put("catalog.policyFolder", folder)));
    rmSync(folder, { recursive: true });
    expect(found.map(({ where }) => where)).toEqual([`${AT}.Resource (own.json)`]);
  });
});

test.each([
  ["a mapped key", resource("${aws:PrincipalTag/Department}")],
  ["a mapped key in another case", resource("${aws:PrincipalTag/DEPARTMENT}")],
  ["a mapped key of the directory", condition("aws:PrincipalTag/UserName")],
  ["a tag of the resource", condition("aws:ResourceTag/Team")],
  ["another key of the principal", condition("aws:PrincipalOrgID")],
])("%s passes", async (_, parts) => {
  await expectProblems(inData(parts), []);
});

describe("what sessions carry is known only where the project makes the app", () => {
  const unmapped = inData(resource("${aws:PrincipalTag/Team}"));

  test("an app made elsewhere may send anything", async () => {
    await expectProblems(unmapped.filter(({ name }) => name !== "federation"), []);
  });

  test("the app of another organization says nothing about this one", async () => {
    const others = put("catalog.organization.id", "o-other00001").filter(({ name }) => name === "federation");
    await expectProblems([...others, ...unmapped.filter(({ name }) => name !== "federation")], []);
  });
});
