import { check } from "../iam/support";
import { documented, notAllowed } from "../support/documented-policies";

test("the document has a policy for the plan and one for what an apply does besides", () => {
  expect(documented.permissions.map(({ Statement }) => Statement.map(({ Sid }) => Sid))).toEqual([["FindInstance", "ReadAccess", "ReadDirectory"], ["ChangeAccess", "ChangeDirectory"]]);
});

test.each(documented.permissions.map((policy, index) => [index === 0 ? "plan" : "apply", policy] as const))("%s: AWS knows every action, and each takes the resources it is written with", async (_, policy) => {
  expect(await check(policy)).toEqual([]);
});

test("the plan role reads and does nothing else", () => {
  const actions = documented.permissions[0]?.Statement.flatMap(({ Action }) => Action) ?? [];
  expect(actions.filter((action) => !/:(List|Describe|Get)[A-Z]/.test(action))).toEqual([]);
  expect(actions.join()).not.toContain("*");
});

test("a call that is not in the list is found, so that the tests with the real provider prove something", () => {
  expect(notAllowed("plan", [{ service: "sso-admin", operation: "CreateAccountAssignment" }, { service: "sso-admin", operation: "ListInstances" }, { service: "sts", operation: "GetCallerIdentity" }])).toEqual(["sso:CreateAccountAssignment"]);
  expect(notAllowed("apply", [{ service: "sso-admin", operation: "CreateAccountAssignment" }, { service: "organizations", operation: "ListAccounts" }])).toEqual(["organizations:ListAccounts"]);
});

test("whom a role trusts is one repository and its environments, nothing with a star", () => {
  expect(documented.trust).toHaveLength(2);
  const subjects = documented.trust.flatMap((policy) => [...JSON.stringify(policy).matchAll(/"(repo:[^"]*)"/g)].map(([, subject = ""]) => subject));
  expect(subjects.filter((subject) => !/^repo:[\w-]+@\d+\/[\w-]+@\d+:environment:(plan|federation|pilot|broad|management)$/.test(subject))).toEqual([]);
  expect(JSON.stringify(documented.trust)).not.toMatch(/StringLike|\*/);
});
