import { errorsOf, firstError, masked } from "../../../sandbox/rehearsal/said";

const EXISTS = `
Error: creating SSO Account Assignment for GROUP (54d5): already exists

  with aws_ssoadmin_account_assignment.Deployer__shop["engineers"],
  on cdk.tf.json line 150, in resource.aws_ssoadmin_account_assignment.Deployer__shop:
 150:       },

`;
const run = (stderr: string, stdout = "") => ({ stderr, stdout });

test("an error is told with its resource and its reason, without the place in the JSON", () => {
  expect(errorsOf(run(`${EXISTS}╷\n│ Error: Error creating Okta Push Group\n│ \n│   with okta_push_group.engineers,\n│   on cdk.tf.json line 313, in resource.okta_push_group.engineers:\n│  313:       }\n│ \n│ 503 Service Unavailable\n╵\n`))).toEqual([
    'Error: creating SSO Account Assignment for GROUP (54d5): already exists with aws_ssoadmin_account_assignment.Deployer__shop["engineers"],',
    "Error: Error creating Okta Push Group with okta_push_group.engineers, 503 Service Unavailable",
  ]);
});

test("a warning is no error, neither before nor after one", () => {
  expect(errorsOf(run(`Warning: Check block assertion failed\n\nNot yet\n${EXISTS}Warning: another\n\nthing\n`))).toHaveLength(1);
  expect(errorsOf(run(`${EXISTS}Warning: another\n\nthing\n`))[0]).not.toContain("thing");
});

test("what stands on standard output counts where standard error has no error", () => {
  expect(errorsOf(run("", EXISTS))).toHaveLength(1);
  expect(errorsOf(run(EXISTS, EXISTS))).toHaveLength(1);
});

test("a run that names no error is told by its beginning, and a long error is cut", () => {
  expect(firstError(run("\nterraform: not found\n"))).toBe("terraform: not found");
  expect(firstError(run("", "killed"))).toBe("killed");
  expect(firstError(run(`Error: ${"x".repeat(5_000)}`))).toHaveLength(401);
});

test.each([
  ["Authorization: Bearer abcdef0123456789", "Authorization: Bearer (masked)"],
  ["authorization: ssws 00AbC-dEf_gh1234", "authorization: ssws (masked)"],
  ["Basic dXNlcjpwYXNz", "Basic (masked)"],
  ["a bearer of news", "a bearer of news"],
])("tokens of headers are masked: %s", (text, expected) => {
  expect(masked(text)).toBe(expected);
});
