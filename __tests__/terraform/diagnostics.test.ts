import { parseValidation } from "../../src/terraform/diagnostics";

const run = (stdout: string, code = 0, stderr = "") => ({ code, stdout, stderr });

test("a valid stack is valid", () => {
  expect(parseValidation(run('{"format_version":"1.0","valid":true,"error_count":0,"warning_count":0,"diagnostics":[]}'))).toEqual({ valid: true, diagnostics: [] });
});

test("a diagnostic names its block", () => {
  const diagnostic = { severity: "error", summary: "Extraneous JSON object property", detail: 'No argument named "nope".', snippet: { context: "resource.x.y", code: "nope" } };
  expect(parseValidation(run(JSON.stringify({ valid: false, diagnostics: [diagnostic] }), 1))).toEqual({
    valid: false,
    diagnostics: [{ severity: "error", summary: "Extraneous JSON object property", detail: 'No argument named "nope".', where: "resource.x.y" }],
  });
});

test.each([
  ["nothing", run("", 1, "terraform crashed"), "terraform crashed"],
  ["something that is not JSON", run("Error: no", 1), "Error: no"],
  ["JSON of another kind", run('{"valid":"yes"}', 0), '{"valid":"yes"}'],
  ["nothing at all", run("", 3), "exit code 3"],
])("an answer that is %s counts as invalid", (_what, given, detail) => {
  expect(parseValidation(given)).toEqual({ valid: false, diagnostics: [{ severity: "error", summary: "terraform validate gave no answer", detail, where: "" }] });
});

test("valid with a failed exit code is not valid", () => {
  expect(parseValidation(run('{"valid":true,"diagnostics":[]}', 1)).valid).toBe(false);
});
