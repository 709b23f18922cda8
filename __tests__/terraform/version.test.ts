import { compareVersions, describeRange, satisfies } from "../../src/terraform/version";

test.each([
  ["5.99.0", "5.100.0", -1],
  ["5.100.0", "5.99.9", 1],
  ["6.25.0", "6.25.0", 0],
  ["10.0.0", "9.99.99", 1],
])("orders %s and %s by number, not by letter", (left, right, sign) => {
  expect(Math.sign(compareVersions(left, right))).toBe(sign);
});

test.each([
  ["5.100.0", true],
  ["6.99.0", true],
  ["5.99.99", false],
  ["7.0.0", false],
  ["6.0.0-beta1", false],
  ["6.0", false],
  ["latest", false],
  ["", false],
])("%s within >= 5.100.0, < 7.0.0: %s", (version, expected) => {
  expect(satisfies(version, { atLeast: "5.100.0", below: "7.0.0" })).toBe(expected);
});

test("a range is described as Terraform writes it", () => {
  expect([describeRange({}), describeRange({ atLeast: "1.0.0" }), describeRange({ atLeast: "1.0.0", below: "2.0.0" })]).toEqual(["any version", ">= 1.0.0", ">= 1.0.0, < 2.0.0"]);
});
