/** Type checking is `npm run typecheck`; here swc only strips the types, which is seven times as fast. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  // The tests with real providers mostly wait for AWS's own pauses, so more of them than there are cores.
  maxWorkers: 4,
  // A machine that is busy must not fail a test: no test is about time.
  testTimeout: 120_000,
  reporters: ["default", "<rootDir>/scripts/closing-line-reporter.js"],
};
