/** Type checking is `npm run typecheck`; here swc only strips the types, which is seven times as fast. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  reporters: ["default", "<rootDir>/scripts/closing-line-reporter.js"],
};
