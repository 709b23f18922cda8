import { checkGuardrails } from "../../src/model/check-guardrails";
import type { GuardrailsData, WaiverInput } from "../../src/model/guardrails";
import { resolve } from "../../src/model/resolve";
import { resolveGuardrails } from "../../src/model/resolve-guardrails";
import { load } from "../../src/project/load";
import { account, broad, catalog, defineGuardrails, environments, everyMemberAccount, ou, TODAY } from "../support/company";

const resolved = environments.map((one) => resolve(one, TODAY));
const waiver: WaiverInput = { rule: "access-lost", environment: "broad", subject: "AWS Engineers: ReadOnly in shop", reason: "the team moves", owner: "Ana Silva", until: "2026-12-31" };
/** What is wrong, as `where: given (severity)`. */
const wrong = (given: object) => checkGuardrails({ catalog, ...given }, resolved, TODAY).map(({ severity, rule, where, given: stands }) => `${severity} ${rule} ${where}: ${stands}`);

const good = defineGuardrails({
  adminGroups: ["engineers"], adminAccounts: 3, managementGroups: ["auditors"], boundaries: ["/platform/Boundary"], longestPowerfulSession: "PT90M", pilots: ["pilot"],
  reprovisionLimit: 0, replacementShare: 1,
  breakGlass: [{ environment: "broad", permissionSet: "ReadOnly", on: [everyMemberAccount()], except: ["shop"] }, { environment: "pilot", permissionSet: "Deployer", on: [ou("Workloads", "recursive")], except: [account("shop")] }],
  waivers: [waiver],
});

test.each<[string, object]>([
  ["nothing", {}],
  ["every property", good],
  ["the least and the most", { adminAccounts: 0, replacementShare: 0, longestPowerfulSession: "PT12H" }],
  ["a waiver that ends today", { waivers: [{ ...waiver, until: TODAY }] }],
  ["a waiver that ends in 366 days", { waivers: [{ ...waiver, until: "2027-11-25" }] }],
  ["two waivers of one rule", { waivers: [waiver, { ...waiver, subject: "x" }] }],
  ["the same waiver in two environments", { waivers: [waiver, { ...waiver, environment: "pilot" }] }],
])("guardrails may say %s", (_, given) => {
  expect(wrong(given)).toEqual([]);
});

describe("what can't be right is an error, with its place", () => {
  test.each<[string, object, string[]]>([
    ["a group that is none", { adminGroups: ["enginers"] }, ['error guardrails guardrails.adminGroups[0]: group "enginers"']],
    ["a group by its display name", { managementGroups: ["AWS Engineers"] }, ['error guardrails guardrails.managementGroups[0]: group "AWS Engineers"']],
    ["a boundary that no set has", { boundaries: ["/platform/Bounday"] }, ['error guardrails guardrails.boundaries[0]: boundary "/platform/Bounday"']],
    ["a boundary without its path", { boundaries: ["Boundary"] }, ['error guardrails guardrails.boundaries[0]: boundary "Boundary"']],
    ["an environment that is none", { pilots: ["pliot"] }, ['error guardrails guardrails.pilots[0]: environment "pliot"']],
    ["fewer accounts than none", { adminAccounts: -1 }, ["error guardrails guardrails.adminAccounts: -1"]],
    ["half an account", { reprovisionLimit: 2.5 }, ["error guardrails guardrails.reprovisionLimit: 2.5"]],
    ["more than all", { replacementShare: 20 }, ["error guardrails guardrails.replacementShare: 20"]],
    ["a negative share", { replacementShare: -0.1 }, ["error guardrails guardrails.replacementShare: -0.1"]],
    ["a session that AWS has not", { longestPowerfulSession: "PT13H" }, ['error guardrails guardrails.longestPowerfulSession: "PT13H"']],
    ["break-glass of no environment", { breakGlass: [{ environment: "brod", permissionSet: "ReadOnly", on: [account("shop")] }] }, ['error guardrails guardrails.breakGlass[0].environment: environment "brod"']],
    ["break-glass with a set that is none", { breakGlass: [{ environment: "broad", permissionSet: "BreakGlas", on: [account("shop")] }] }, ['error guardrails guardrails.breakGlass[0].permissionSet: permission set "BreakGlas"']],
    ["break-glass in an account that is none", { breakGlass: [{ environment: "broad", permissionSet: "ReadOnly", on: [{ kind: "account", account: "shp" }], except: ["nowhere"] }] }, ['error guardrails guardrails.breakGlass[0]: account "shp"', 'error guardrails guardrails.breakGlass[0]: account "nowhere"']],
    ["break-glass nowhere", { breakGlass: [{ environment: "broad", permissionSet: "ReadOnly", on: [ou("Empty", "direct")] }] }, ["error guardrails guardrails.breakGlass[0].on: no account"]],
    ["break-glass that the data gives nobody", { breakGlass: [{ environment: "pilot", permissionSet: "ReadOnly", on: [account("shop"), account("identity")] }] }, ["error guardrails guardrails.breakGlass[0]: nobody is given ReadOnly by environment pilot in identity"]],
    ["a waiver of no environment", { waivers: [{ ...waiver, environment: "board" }] }, ['error guardrails guardrails.waivers[0].environment: environment "board"']],
    ["a waiver of a subject, a reason and an owner of spaces", { waivers: [{ ...waiver, subject: "", reason: " ", owner: "\t" }] }, ['error guardrails guardrails.waivers[0].subject: ""', 'error guardrails guardrails.waivers[0].reason: ""', 'error guardrails guardrails.waivers[0].owner: ""']],
    ["the same waiver twice", { waivers: [waiver, { ...waiver, owner: "Bo", until: "2026-11-30" }] }, ['error guardrails guardrails.waivers[0], guardrails.waivers[1]: 2 waivers of access-lost for "AWS Engineers: ReadOnly in shop"']],
    ["a waiver for more than a year", { waivers: [{ ...waiver, until: "2027-11-26" }] }, ["error guardrails guardrails.waivers[0].until: 2027-11-26, 367 days from today"]],
  ])("%s", (_, given, expected) => {
    expect(wrong(given)).toEqual(expected);
  });

  test.each(["2026-02-30", "2026-13-01", "soon", "", "31.12.2026", "2026-12-31T00:00:00Z", "2026-1-1", "never"])("a waiver until %s", (until) => {
    expect(wrong({ waivers: [{ ...waiver, until }] })).toEqual([`error guardrails guardrails.waivers[0].until: ${JSON.stringify(until)}`]);
  });
});

test("a waiver that has ended is a warning here: the review makes it an error, and no deployment waits for it", () => {
  expect(wrong({ waivers: [{ ...waiver, until: "2026-11-23" }] })).toEqual(["warning guardrails guardrails.waivers[0].until: ended after 2026-11-23"]);
});

describe("what has not the shape is an error that says which", () => {
  test.each<[string, unknown, string]>([
    ["no guardrails", undefined, "error shape guardrails: nothing"],
    ["text", "strict", 'error shape guardrails: "strict"'],
    ["another property", { catalog, adminGroup: ["engineers"] }, 'error shape guardrails.adminGroup: a property "adminGroup"'],
    ["one group without brackets", { catalog, adminGroups: "engineers" }, 'error shape guardrails.adminGroups: "engineers"'],
    ["a number as text", { catalog, adminAccounts: "5" }, 'error shape guardrails.adminAccounts: "5"'],
    ["guardrails without a catalog", { adminGroups: [] }, "error shape guardrails.catalog: nothing"],
    ["a waiver without an owner", { catalog, waivers: [{ ...waiver, owner: undefined }] }, "error shape guardrails.waivers[0].owner: nothing"],
    ["a waiver of a rule that is none", { catalog, waivers: [{ ...waiver, rule: "acess-lost" }] }, 'error shape guardrails.waivers[0].rule: "acess-lost"'],
    ["a waiver of all rules", { catalog, waivers: [{ ...waiver, rule: "*" }] }, 'error shape guardrails.waivers[0].rule: "*"'],
    ["a waiver of what is said of waivers", { catalog, waivers: [{ ...waiver, rule: "waiver-expired" }] }, 'error shape guardrails.waivers[0].rule: "waiver-expired"'],
    ["a waiver of what is said of the guardrails", { catalog, waivers: [{ ...waiver, rule: "guardrails-loosened" }] }, 'error shape guardrails.waivers[0].rule: "guardrails-loosened"'],
    ["a waiver that would hold for ever", { catalog, waivers: [{ ...waiver, until: null }] }, "error shape guardrails.waivers[0].until: null"],
    ["a waiver with more to it", { catalog, waivers: [{ ...waiver, silent: true }] }, 'error shape guardrails.waivers[0].silent: a property "silent"'],
    ["break-glass with targets as text", { catalog, breakGlass: [{ environment: "broad", permissionSet: "ReadOnly", on: ["shop"] }] }, 'error shape guardrails.breakGlass[0].on[0]: "shop"'],
  ])("%s", (_, given, expected) => {
    expect(checkGuardrails(given, resolved, TODAY).map(({ severity, rule, where, given: stands }) => `${severity} ${rule} ${where}: ${stands}`)).toEqual([expected]);
  });

  test("an unknown rule is answered with the nearest", () => {
    expect(checkGuardrails({ catalog, waivers: [{ ...waiver, rule: "acess-lost" }] }, resolved, TODAY)[0]?.fix).toBe('did you mean "access-lost"?');
  });
});

test("every finding says what is allowed and what to do", () => {
  const found = checkGuardrails({ catalog, adminGroups: ["x"], boundaries: ["x"], pilots: ["x"], adminAccounts: -1, waivers: [{ ...waiver, until: "x", reason: "", environment: "x" }] }, resolved, TODAY);
  expect(found).toHaveLength(7);
  expect(found.filter(({ allowed, fix }) => allowed === "" || fix === "")).toEqual([]);
});

describe("guardrails in the names of reviews", () => {
  test("groups by display name, sets with the environment's prefix, accounts one by one", () => {
    const { waivers, ...others } = resolveGuardrails(good, resolved);
    expect(others).toEqual({
      adminGroups: ["AWS Engineers"], adminAccounts: 3, managementGroups: ["AWS Auditors"], boundaries: ["/platform/Boundary"], longestPowerfulSession: "PT90M", pilots: ["pilot"], reprovisionLimit: 0, replacementShare: 1,
      breakGlass: [{ environment: "broad", permissionSet: "ReadOnly", accounts: ["identity", "shop-prod"] }, { environment: "pilot", permissionSet: "pilot-Deployer", accounts: ["shop-prod"] }],
    });
    expect(waivers).toEqual([waiver]);
  });

  test("nothing is made of nothing, so that the defaults hold", () => {
    expect(resolveGuardrails({ catalog }, resolved)).toEqual({});
  });
});

describe("the check of all data", () => {
  const loaded = (guardrails: unknown) => load(environments, TODAY, guardrails);

  test("gives the guardrails along with what they belong to", async () => {
    await expect(loaded(good)).resolves.toMatchObject({ ok: true, guardrails: { adminGroups: ["AWS Engineers"] } });
    await expect(loaded(undefined)).resolves.toMatchObject({ ok: true, guardrails: {} });
  });

  test.each<[string, unknown, boolean]>([
    ["a wrong name", { catalog, adminGroups: ["x"] } satisfies GuardrailsData, false],
    ["a wrong shape", 5, true],
  ])("fails for %s in them", async (_, guardrails, shapeOnly) => {
    await expect(loaded(guardrails)).resolves.toMatchObject({ ok: false, shapeOnly, problems: [{ severity: "error" }] });
  });

  test("shows an ended waiver among the warnings, and passes", async () => {
    await expect(loaded({ catalog, waivers: [{ ...waiver, until: "2026-11-23" }] })).resolves.toMatchObject({ ok: true, warnings: [{ rule: "guardrails" }] });
  });

  test("reports them beside the faults of other data", async () => {
    const result = await load([{ ...broad, name: "Broad!" }], TODAY, { catalog, adminGroups: ["x"] });
    expect(result.ok ? [] : result.problems.map(({ rule }) => rule)).toEqual(["environments", "guardrails"]);
  });
});
