import * as fc from "fast-check";
import { formatProblem } from "../../src/model/problem";
import { load, todayUtc } from "../../src/project/load";
import { type Environments, put, putAll } from "../support/broken";
import { environments as company, TODAY } from "../support/company";

jest.setTimeout(120_000);

/** Every place of the data: the path of each property and item, from an environment or the catalog down. */
function placesIn(root: unknown, path: readonly string[]): string[][] {
  if (typeof root !== "object" || root === null) return [[...path]];
  return [[...path], ...Object.entries(root).filter(([key]) => key !== "written" && key !== "catalog").flatMap(([key, value]) => placesIn(value, [...path, key]))];
}
const places = [
  ...placesIn(company[0]?.catalog, ["catalog"]),
  ...company.flatMap((one) => placesIn(one, [one.name])),
];
const leaves = places.filter((path) => !places.some((other) => other.length > path.length && path.every((key, index) => other[index] === key)));

const hostile: readonly (readonly [string, unknown])[] = [
  ["an ANSI escape", "\u001b[2J\u001b[31mgotcha"],
  ["a line break that forges a report", "x\n0 errors, 0 warnings"],
  ["a null character", "\u0000"],
  ["a right-to-left override", "\u202egnitirw"],
  ["half a character", "\ud800"],
  ["a template of Terraform", "${file(\"/etc/passwd\")}"],
  ["a directive of Terraform", "%{ for x in y }"],
  ["a way out", "../../../etc/passwd"],
  ["the prototype", "__proto__"],
  ["the constructor", "constructor"],
  ["very long text", "x".repeat(50_000)],
  ["empty text", ""],
  ["a number", 42],
  ["no number", Number.NaN],
  ["a big number", 5n],
  ["null", null],
  ["nothing", undefined],
  ["a list", []],
  ["a list of lists", [[[]]]],
  ["an object", {}],
  ["an object without prototype", Object.create(null)],
  ["a symbol", Symbol("x")],
  ["a function", () => "x"],
  ["a date", new Date(Number.NaN)],
];

/** Problems that are shown to a person, none of which may be a rule that broke. */
async function problemsShown(data: Environments): Promise<string[]> {
  const loaded = await load(data, TODAY);
  const shown = (loaded.ok ? loaded.warnings : loaded.problems).map(formatProblem);
  expect(shown.filter((text) => text.includes("the rule failed"))).toEqual([]);
  expect(shown.filter((text) => /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(text))).toEqual([]);
  return shown;
}

test("the data has leaves to put things at", () => {
  expect(leaves.length).toBeGreaterThan(80);
});

test.each(hostile)("%s at any place of the data is an answer, never an exception", async (_, value) => {
  for (const path of leaves) {
    // One after the other: thousands of loads at once would only be slower.
    // oxlint-disable-next-line no-await-in-loop
    const shown = await problemsShown(put(path, value));
    expect(shown.join("").length).toBeLessThan(500_000);
  }
});

test.each(hostile)("%s instead of a whole branch is an answer, too", async (_, value) => {
  for (const path of places.filter((one) => !leaves.includes(one))) {
    // oxlint-disable-next-line no-await-in-loop
    await problemsShown(put(path, value));
  }
});

test.each(hostile.flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])))("%s as a key of any record is an answer, too", async (_, key) => {
  const records = ["groups", "permissionSets", "customerManagedPolicies", "organization.accounts", "organization.units"].map((record) => `catalog.${record}`.split("."));
  const contents = [company[0]?.catalog.groups["engineers"], company[0]?.catalog.permissionSets["ReadOnly"], { existsIn: [] }, company[0]?.catalog.organization.accounts["shop"], company[0]?.catalog.organization.units["Empty"]];
  for (const [index, record] of records.entries()) {
    // oxlint-disable-next-line no-await-in-loop
    await problemsShown(put([...record, key], contents[index]));
  }
});

test("valid data with any branch replaced by anything is an answer", async () => {
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true });
  const change = fc.tuple(fc.constantFrom(...places), fc.oneof(anything, fc.string({ unit: "binary" })));
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
    const names = new Set(["catalog", ...company.map(({ name }) => name)]);
    const data = changes.reduce((environments, [path, value]) => {
      // An environment whose name has gone can't be found by it again.
      const found = path[0] === "catalog" || environments.some((one) => typeof one === "object" && one !== null && one.name === path[0]);
      return names.has(path[0] ?? "") && found && environments.every((one) => typeof one === "object" && one !== null) ? put(path, value, environments) : environments;
    }, company as Environments);
    await problemsShown(data);
  }), { numRuns: 200 });
});

test("bad data is refused with all its problems, warnings among them; its shape comes first", async () => {
  const values = await load(putAll({ "pilot.backend.path": "/x", "broad.okta.org": "", "pilot.okta.access": undefined }), TODAY);
  expect(values).toMatchObject({ ok: false, shapeOnly: false, problems: [{ severity: "error" }, { severity: "error" }, { severity: "warning" }] });
  const shape = await load(putAll({ "pilot.backend.path": "/x", "broad.okta.org": 5 }), TODAY);
  expect(shape).toMatchObject({ ok: false, shapeOnly: true, problems: [{ rule: "shape", where: "broad.okta.org" }] });
});

test("warnings stop nothing", async () => {
  const loaded = await load(put("pilot.okta.access", undefined), TODAY);
  expect(loaded).toMatchObject({ ok: true, warnings: [{ rule: "app-access", severity: "warning" }] });
});

test("each environment is handed on with its catalog's inline policies, as the JSON that is sent", async () => {
  const loaded = await load(company, TODAY);
  if (!loaded.ok) throw new Error("the company has no fault");
  expect(loaded.stacks.map(({ resolved }) => resolved.environment.name)).toEqual(["federation", "pilot", "broad"]);
  for (const { inlinePolicies } of loaded.stacks) {
    expect([...inlinePolicies]).toEqual([["Deployer", '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"*"}]}']]);
  }
});

test("environments of two catalogs have each their own policies", async () => {
  const other = put("catalog.organization.id", "o-other00001", put("catalog.permissionSets.Deployer.inline.Statement.0.Action", "ecs:DescribeServices"));
  const rehearsal = other.filter(({ name }) => name === "broad").map((one) => ({ ...one, name: "rehearsal", okta: "none" as const, backend: { kind: "local" as const, path: "state/rehearsal" } }));
  const loaded = await load([...company, ...rehearsal], TODAY);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  expect(loaded.stacks.map(({ inlinePolicies }) => inlinePolicies.get("Deployer")?.includes("DescribeServices"))).toEqual([false, false, false, true]);
});

test("today is a day of UTC, whatever the machine's clock says", () => {
  expect(todayUtc(new Date("2026-11-24T23:59:59.999Z"))).toBe("2026-11-24");
  expect(todayUtc(new Date("2026-11-24T23:30:00-05:00"))).toBe("2026-11-25");
});
