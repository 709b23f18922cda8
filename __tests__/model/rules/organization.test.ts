import { type Environments, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("organization");
const RETAKE = "take the snapshot again";
const byManagement = putAll({ "federation.aws.account": "management", "pilot.aws.account": "management", "broad.aws.account": "management" });
const snapshot = (path: string, value: unknown, data?: Environments) => put(`catalog.organization.${path}`, value, data);

describe("head", () => {
  test.each([
    ["o-", "o- alone"],
    ["o-123456789", "one character too few"],
    [`o-${"1".repeat(33)}`, "one too many"],
    ["o-SMALL00001", "upper case"],
    ["small00001", "no prefix"],
    [" o-small00001", "a space in front"],
    ["o-small00001\n", "a line break behind"],
  ])("organization id %j: %s", async (id) => {
    await expectProblems(snapshot("id", id), [error("organization.id", JSON.stringify(id), "10 to 32 lower-case", RETAKE)]);
  });

  test.each(["o-1234567890", `o-${"1".repeat(32)}`])("organization id %s is one", async (id) => {
    await expectProblems(snapshot("id", id), []);
  });

  test.each(["", "yesterday", "1", "24.11.2026", "2026-13-01", "2026-02-30T06:00:00Z", "2026-06-31", "2026-11-20T25:00:00Z", "2026-11-20T06:00:00"])("taken at %j tells no time", async (takenAt) => {
    await expectProblems(snapshot("takenAt", takenAt), [error("organization.takenAt", JSON.stringify(takenAt), "2026-11-20T06:00:00Z", "write when")]);
  });

  test.each(["2026-11-20", "2026-11-20T06:00Z", "2026-11-20T06:00:00.123Z", "2026-11-20T06:00:00+02:00"])("taken at %s tells one", async (takenAt) => {
    await expectProblems(snapshot("takenAt", takenAt), []);
  });

  const FUTURE = "write when the snapshot was taken";
  test.each([
    ["2026-11-26T00:00:00Z", "2 days ahead (today is 2026-11-24, UTC)"],
    ["2062-11-20T06:00:00Z", "days ahead"],
    ["2026-11-25T23:00:00-02:00", "2 days ahead"],
  ])("taken at %s is still to come", async (takenAt, given) => {
    await expectProblems(snapshot("takenAt", takenAt), [error("organization.takenAt", given, "a time that has passed", FUTURE)]);
  });

  test("the clock of another machine may be a day ahead", async () => {
    await expectProblems(snapshot("takenAt", "2026-11-25T23:59:59Z"), []);
  });

  test("a snapshot older than 90 days grants what was, and says how to renew it", async () => {
    await expectProblems(snapshot("takenAt", "2026-08-25T23:59:00Z"), [warning("organization.takenAt", '"2026-08-25T23:59:00Z", 91 days ago', "a snapshot of the last 90 days: all access is computed from it", "aws organizations list-accounts")]);
  });

  test("one of 90 days passes", async () => {
    await expectProblems(snapshot("takenAt", "2026-08-26T00:00:00Z"), []);
  });

  test("the management account is an account of the snapshot, the nearest key is offered", async () => {
    await expectProblems(snapshot("managementAccount", "managment"), [error("organization.managementAccount", '"managment"', "the key of an account", 'did you mean "management"?')]);
  });

  test.each(["nobody", "constructor", "__proto__"])("the delegated administrator %s is no account of the snapshot", async (key) => {
    await expectProblems(snapshot("delegatedAdministrator", key, byManagement), [error("organization.delegatedAdministrator", JSON.stringify(key), "the key of an account", RETAKE)]);
  });

  test("the management account can't be its own delegated administrator", async () => {
    await expectProblems(snapshot("delegatedAdministrator", "management", byManagement), [error("organization.delegatedAdministrator", '"management"', "a member account", "leave it out")]);
  });

  test("an organization without a delegated administrator is one", async () => {
    await expectProblems(snapshot("delegatedAdministrator", undefined, byManagement), []);
  });
});

describe("accounts", () => {
  test.each([
    ["11112222333", "one digit lost: a leading zero, most often"],
    ["1111222233334", "one too many"],
    ["1111-2222-3333", "hyphens"],
    ["11112222333a", "a letter"],
    ["111122223333\n", "a line break behind"],
    ["١١١١٢٢٢٢٣٣٣٣", "digits of another script"],
  ])("account id %j: %s", async (id) => {
    await expectProblems(snapshot("accounts.shop.id", id), [error("organization.accounts.shop.id", JSON.stringify(id), "12 digits, in quotes", RETAKE)]);
  });

  test("an account id may begin with zeros", async () => {
    await expectProblems(snapshot("accounts.shop.id", "000022224444"), []);
  });

  test("one account under two keys would get every grant twice", async () => {
    await expectProblems(snapshot("accounts.shop-prod.id", "222233334444"), [error("organization.accounts", '"222233334444" at shop, shop-prod', "every account id once", "remove the entry")]);
  });

  test.each([
    ["Emty", 'did you mean "Empty"?'],
    ["toString", RETAKE],
  ])("an account in unit %s, which is not there, is in no unit's grants", async (unit, fix) => {
    await expectProblems(snapshot("accounts.identity.unit", unit), [error("organization.accounts.identity.unit", JSON.stringify(unit), 'the key of a unit, or "/"', fix)]);
  });

  test("an account may stand in the root", async () => {
    await expectProblems(snapshot("accounts.identity.unit", "/"), []);
  });

  test.each(["PENDING_ACTIVATION", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"])("status %s is one of AWS, and skipped", async (status) => {
    await expectProblems(snapshot("accounts.shop.status", status), []);
  });
});

describe("units", () => {
  const idle = (parts: object) => ({ id: "ou-smal-idle00001", name: "Idle", parent: "/", ...parts });

  test.each(["ou-sma-workl0001", `ou-${"s".repeat(33)}-workl0001`, "ou-smal-workl00", `ou-smal-${"w".repeat(33)}`, "ou-SMAL-workl0001", "r-smal", "xou-smal-workl0001"])("unit id %s has not AWS's form", async (id) => {
    await expectProblems(snapshot("units.Idle", idle({ id })), [error("organization.units.Idle.id", JSON.stringify(id), "ou-<root>-<unit>", RETAKE)]);
  });

  test.each(["ou-smal-workl000", `ou-${"s".repeat(32)}-${"w".repeat(32)}`])("unit id %s has", async (id) => {
    await expectProblems(snapshot("units.Idle", idle({ id })), []);
  });

  test("one unit under two keys", async () => {
    await expectProblems(snapshot("units.Idle", idle({ id: "ou-smal-empty0001" })), [error("organization.units", '"ou-smal-empty0001" at Empty, Idle', "every unit id once", "remove the entry")]);
  });

  test.each([
    ["Worklods", 'did you mean "Workloads"?'],
    ["constructor", RETAKE],
    ["__proto__", RETAKE],
  ])("parent %s is no unit, so recursion would stop there", async (parent, fix) => {
    await expectProblems(snapshot("units.Idle", idle({ parent })), [error("organization.units.Idle.parent", JSON.stringify(parent), 'the key of a unit, or "/"', fix)]);
  });

  test("units that contain each other are named instead of walked for ever", async () => {
    const data = snapshot("units.B", idle({ parent: "A" }), snapshot("units.A", idle({ id: "ou-smal-idle00002", parent: "B" })));
    const circle = (key: string, parent: string) => error(`organization.units.${key}.parent`, JSON.stringify(parent), "ends at the root", "break the circle");
    await expectProblems(data, [circle("A", "B"), circle("B", "A")]);
  });

  test("a unit that contains itself", async () => {
    await expectProblems(snapshot("units.Idle", idle({ parent: "Idle" })), [error("organization.units.Idle.parent", '"Idle"', "ends at the root", "break the circle")]);
  });

  test("a unit whose key is the root's would answer for the root", async () => {
    await expectProblems(snapshot("units./", idle({})), [error("organization.units./", '"/"', "the root", "remove it")]);
  });
});

describe("what looks the same is the same", () => {
  const NFC = "accented letters as one character (Unicode NFC)";
  const unit = { id: "ou-smal-idle00001", name: "Idle", parent: "/" };

  test("a unit's key with accents as characters of their own would match no assignment", async () => {
    await expectProblems(snapshot("units.Caf\u00e9", { ...unit, id: "ou-smal-idle00002" }, snapshot("units.Cafe\u0301", unit)), [error("organization.units.Cafe\u0301", '"Cafe\u0301"', NFC, "type the key anew")]);
  });

  test.each([["key", { "te\u0301am": "x" }, "te\u0301am"], ["value", { team: "cafe\u0301" }, "team"]])("a tag's %s, too: an exclusion by tag would miss the account", async (_, tags, tag) => {
    await expectProblems(snapshot("accounts.identity.tags", tags), [error(`organization.accounts.identity.tags.${tag}`, "e\u0301", NFC, "here as in tagged()")]);
  });

  test("composed accents are letters like others", async () => {
    await expectProblems(snapshot("accounts.identity.tags", { "\u00e9quipe": "caf\u00e9" }, snapshot("units.Caf\u00e9", unit)), []);
  });

  test("two units that look alike are named", async () => {
    await expectProblems(snapshot("units.\u0415mpty", unit), [warning("organization.units", '"Empty" and "\u0415mpty"', "a person can tell apart", "rename one")]);
  });
});
