import { expecting, expectProblems, put } from "../../support/broken";

const { error, warning } = expecting("permission-set-values");
const set = (property: string, value: unknown) => put(`catalog.permissionSets.ReadOnly.${property}`, value);
const at = (property: string) => `permissionSets.ReadOnly.${property}`;

describe("description", () => {
  test.each([
    ["none", "", "say what the set is for"],
    ["one character too many", "x".repeat(701), "it has 701 characters"],
    ["an em dash", "Look — do not touch", 'replace "—"'],
    ["a curly quote", "Don’t touch", 'replace "’"'],
    ["an emoji, whole", "Look 👀", 'replace "👀"'],
    ["an ANSI escape", "Look \u001b[31m", 'replace "\\u001b"'],
    ["DEL, just above the range", "a\u007fb", 'replace "\u007f"'],
    ["a no-break space, just below the range", "a\u00a0b", 'replace "\u00a0"'],
    ["the letter just above Latin-1", "a\u0100b", 'replace "\u0100"'],
    ["a vertical tab", "a\u000bb", 'replace "\\u000b"'],
  ])("%s", async (_, description, fix) => {
    await expectProblems(set("description", description), [error(at("description"), JSON.stringify(description).slice(0, 100), "1 to 700 characters of Latin-1", fix)]);
  });

  test.each([
    ["one character", "x"],
    ["700 characters", "x".repeat(700)],
    ["the ends of the ranges", "\u0020\u007e\u00a1\u00ff"],
    ["tab and line breaks", "a\tb\r\nc"],
  ])("%s", async (_, description) => {
    await expectProblems(set("description", description), []);
  });
});

describe("session", () => {
  test.each(["PT59M", "PT0H", "PT0H59M", "PT12H1M", "PT721M", "PT13H", "PT", "", "4h", "pt4h", "PT1.5H", "PT-1H", "PT4H\n", "P1D", "PT3600S", "PT1M1H", "PTNaNH", "PTInfinityH", "PT1e1H"])("%j is refused", async (session) => {
    await expectProblems(set("session", session), [error(at("session"), JSON.stringify(session), "PT1H to PT12H", "hours(1) to hours(12), or minutes(60) to minutes(720)")]);
  });

  test.each(["PT1H", "PT60M", "PT0H60M", "PT1H30M", "PT720M", "PT11H60M", "PT12H"])("%s is taken", async (session) => {
    await expectProblems(set("session", session), []);
  });
});

describe("relay state", () => {
  test.each([
    ["none", ""],
    ["one character too many", "x".repeat(241)],
    ["a line break", "https://console.aws.amazon.com/\n"],
    ["a letter outside of ASCII", "https://console.aws.amazon.com/größe"],
    ["a sign AWS does not take", "https://console.aws.amazon.com/<b>"],
    ["a circumflex", "a^b"],
  ])("%s", async (_, relayState) => {
    await expectProblems(set("relayState", relayState), [error(at("relayState"), JSON.stringify(relayState).slice(0, 100), "1 to 240 characters", "shorten it or correct it")]);
  });

  test.each([
    ["a page of the console", "https://console.aws.amazon.com/costmanagement/home?region=us-east-1#/budgets"],
    ["240 characters", "x".repeat(240)],
    ["one character", "x"],
    ["every sign AWS takes", "&$@#\\/%?=~-_'\"|!:,.;*+[] (){}"],
  ])("%s", async (_, relayState) => {
    await expectProblems(set("relayState", relayState), []);
  });
});

describe("policies", () => {
  test.each([
    ["none", { description: "Look" }],
    ["empty lists", { description: "Look", managed: [], customerManaged: [] }],
    ["a boundary alone, which allows nothing", { description: "Look", boundary: "ReadOnlyAccess" }],
  ])("%s: a session that can do nothing is named", async (_, value) => {
    await expectProblems(put("catalog.permissionSets.ReadOnly", value), [warning("permissionSets.ReadOnly", "no policy", "at least one policy", "add managed, customerManaged or inline")]);
  });

  test.each([
    ["of AWS", { managed: ["ReadOnlyAccess"] }],
    ["of one's own", { customerManaged: [{ kind: "customer-managed", path: "/platform/", name: "Boundary" }] }],
    ["inline", { inline: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ecs:UpdateService", Resource: "*" }] } }],
  ])("one policy %s is enough", async (_, value) => {
    await expectProblems(put("catalog.permissionSets.Idle", { description: "Look", ...value }), []);
  });
});

test("every fault of a set is named at once", async () => {
  await expectProblems(put("catalog.permissionSets.Idle", { description: "", session: "PT0H", relayState: "" }), [
    error("permissionSets.Idle.description", '""', "1 to 700", ""),
    error("permissionSets.Idle.session", '"PT0H"', "PT1H", ""),
    error("permissionSets.Idle.relayState", '""', "1 to 240", ""),
    warning("permissionSets.Idle", "no policy", "at least one", ""),
  ]);
});
