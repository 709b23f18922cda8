import * as fc from "fast-check";
import { checkAgainstSchema } from "../../src/providers/conformance";
import { loadSchemas } from "../../src/providers/load-schemas";
import { conforming, stackOf, violating } from "./conformance-cases";

const schemas = loadSchemas();
const problems = (stack: unknown) => checkAgainstSchema(stack, schemas).map(({ path, problem }) => `${path}: ${problem}`);

test.each(conforming)("accepts $title", (given) => {
  expect(problems(stackOf(given))).toEqual([]);
});

test.each(violating)("reports $title", (given) => {
  expect(problems(stackOf(given))).toEqual(given.problems);
});

test("a finding carries the address people know from a plan", () => {
  const stack = {
    provider: { okta: [{ alias: "preview", api_token: "s3cret" }], aws: { nosuch: 1 } },
    resource: [{ okta_group: { hr: {} } }, { okta_group: [{ it: {} }] }],
    data: { okta_group: { all: { nosuch: 1 } } },
    check: { waiting: { data: { okta_group: { inner: { nosuch: 1 } } }, assert: [] } },
  };
  expect(checkAgainstSchema(stack, schemas).map(({ address }) => address)).toEqual([
    "provider.okta.preview",
    "provider.aws",
    "okta_group.hr",
    "okta_group.it",
    "data.okta_group.all",
    "data.okta_group.inner",
  ]);
});

test.each([
  ["cloud", { cloud: { organization: "acme", token: "s3cret", workspaces: { name: "w" } } }, "terraform.cloud", "token"],
  ["s3", { backend: { s3: { bucket: "b", access_key: "AKIA" } } }, "terraform.backend.s3", "access_key"],
  ["s3, a level down", { backend: { s3: { bucket: "b", assume_role_with_web_identity: { web_identity_token: "s3cret" } } } }, "terraform.backend.s3", "assume_role_with_web_identity.web_identity_token"],
])("reports a credential in the backend %s", (_, terraform, address, path) => {
  expect(checkAgainstSchema({ terraform }, schemas)).toEqual([expect.objectContaining({ address, path })]);
});

test("never shows a credential", () => {
  const shown = violating.filter(({ title }) => /token|key/i.test(title)).map((given) => JSON.stringify(checkAgainstSchema(stackOf(given), schemas)));
  expect(shown.join()).not.toMatch(/s3cret|AKIA/);
});

test.each([null, "x", 1, []])("says so when a stack is %j", (stack) => {
  expect(checkAgainstSchema(stack, schemas)).toHaveLength(1);
});

test.each(["resource", "data", "provider", "check"])("says so when %s holds no blocks, since they would go unchecked", (key) => {
  expect(checkAgainstSchema({ [key]: "x" }, schemas)).toEqual([{ address: key, path: "", problem: 'wrong type: needs blocks by label, given "x"' }]);
});

test("no JSON value makes it throw", () => {
  const names = ["okta_group", "okta_app_signon_policy_rules", "aws_identitystore_user", "aws", "okta", "name", "rule", "dynamic", "content", "for_each", "lifecycle", "precondition", "tags", "terraform", "backend", "cloud"];
  const key = fc.oneof(fc.constantFrom(...names, "resource", "data", "provider", "check", "__proto__", "constructor", "//"), fc.string());
  const text = fc.oneof(fc.string(), fc.constantFrom("${", "${a}", "$${a}", '${"', '${"${', "%{", "${a}${b}", "5"));
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 6 }, text, fc.double(), fc.boolean(), fc.constant(null), fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(key, tie("value"), { maxKeys: 4 })),
  })).value;
  const body = fc.dictionary(key, value, { maxKeys: 5 });
  const stack = fc.oneof(value, fc.record({ resource: fc.dictionary(key, fc.dictionary(fc.string(), fc.oneof(body, value))), provider: fc.dictionary(key, fc.oneof(body, value)), data: value }));
  fc.assert(fc.property(stack, (json) => Array.isArray(checkAgainstSchema(json, schemas))), { numRuns: 500 });
  // As JSON.parse makes it, with "__proto__" as a property of its own.
  fc.assert(fc.property(stack, (json) => Array.isArray(checkAgainstSchema(JSON.parse(JSON.stringify(json)), schemas))), { numRuns: 500 });
});

test("a value nested as deep as JSON.parse takes it does not overflow", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
  expect(checkAgainstSchema({ resource: { okta_group: { it: { name: deep, custom_profile_attributes: deep } } }, provider: deep }, schemas)).not.toEqual([]);
});
