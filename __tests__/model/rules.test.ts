import { readdirSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/model/check";
import type { Project } from "../../src/model/project";
import { rules } from "../../src/model/rules";
import { rules as listed } from "../../src/model/rules/index";
import { assignment, expecting, expectProblems, put, putAll } from "../support/broken";
import { problemsOf } from "../support/problems";

test("these rules run, in this order: one that drops out would let its faults through", () => {
  expect(rules.map(({ id }) => id)).toEqual([
    "keys", "organization", "groups", "permission-set-values", "managed-policies", "customer-managed-policies", "inline-policies", "state-names", "tags", "tokens",
    "environments", "backends", "saml-app", "sign-on", "attributes", "principal-tags", "provisioning", "group-push", "app-access",
    "assignment-names", "assignment-reach", "expiry", "permission-set-names", "customer-managed-coverage", "management-plane", "claimed-twice", "quotas",
  ]);
});

const files = (folder: string, ending: string) => readdirSync(join(__dirname, folder)).filter((name) => name.endsWith(ending) && name !== "index.ts").map((name) => name.slice(0, -ending.length)).toSorted();

test("every file of a rule is in the list, under its own id", () => {
  expect(files("../../src/model/rules", ".ts")).toEqual(listed.map(({ id }) => id).toSorted());
});

test("every rule has its test", () => {
  expect(files("rules", ".test.ts")).toEqual(listed.map(({ id }) => id).toSorted());
});

test("several faults of several kinds are all reported at once, in the order of the rules", async () => {
  const data = putAll({
    "catalog.groups.9": { name: " x", description: "" },
    "catalog.permissionSets.ReadOnly.session": "PT13H",
    "catalog.organization.accounts.shop.id": "1",
    "federation.okta.samlApp.acsUrl": "http://x",
    "pilot.backend.path": "/etc/passwd",
    "pilot.assignments": [assignment({ groups: ["enginers"], expiry: { date: "soon", reason: "" } })],
    "broad.aws.account": "shop",
  });
  const found = (await problemsOf(data)).filter(({ severity }) => severity === "error");
  expect(found.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
    "keys groups.9",
    "organization organization.accounts.shop.id",
    "groups groups.9.description",
    "groups groups.9.name",
    "permission-set-values permissionSets.ReadOnly.session",
    "environments broad.aws.account",
    "backends pilot.backend.path",
    "saml-app federation.okta.samlApp.acsUrl",
    "assignment-names pilot.assignments[0]",
    "expiry pilot.assignments[0]",
  ]);
});

test("what several copies of a catalog say is reported once", async () => {
  const copies = put("catalog.permissionSets.ReadOnly.description", "").map((one) => ({ ...one, catalog: { ...one.catalog } }));
  await expectProblems(copies, [expecting("permission-set-values").error("permissionSets.ReadOnly.description", "", "", "")]);
});

test("every finding has a place, what was given, what is allowed and a way out", async () => {
  const data = putAll({ "catalog.groups.9": { name: "", description: "" }, "pilot.assignments": [assignment({ groups: [], permissionSets: [], targets: [] })], "pilot.okta.org": "", "broad.backend.path": "" });
  const found = await problemsOf(data);
  expect(found.length).toBeGreaterThan(7);
  expect(found.filter(({ where, given, allowed, fix }) => where === "" || given === "" || allowed === "" || fix === "")).toEqual([]);
});

test("a rule that fails says so and stops synthesis; the others go on", () => {
  const poisoned = { environments: [], catalogs: [{}], today: "2026-11-24" } as unknown as Project;
  const found = check(poisoned);
  expect(found).toContainEqual(expect.objectContaining({ rule: "groups", severity: "error", where: "environments", allowed: "data that the rule can judge", given: expect.stringContaining("the rule failed:"), fix: expect.stringContaining("is not checked") }));
  expect(found).toContainEqual(expect.objectContaining({ rule: "environments", given: "none" }));
});
