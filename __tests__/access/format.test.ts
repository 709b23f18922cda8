import type { Answer, Entry } from "../../src/access/answer";
import { formats } from "../../src/access/format";
import { answerTo, company } from "./support";

const entry: Entry = {
  environment: "pilot",
  group: { key: "oncall", name: "AWS On Call" },
  permissionSet: { key: "Operator", name: "pilot-Operator" },
  accounts: [{ key: "shop", id: "012345678901", name: "Shop", unit: "Workloads" }, { key: "shop-prod", id: "333344445555", name: "Shop Prod", unit: "Workloads/Prod" }],
  where: "all 2 of Workloads (recursive)",
  state: "waits",
  until: "2027-03-31",
  reason: "peak season",
  assignedAt: ["environments/pilot.ts:21"],
};
const answer: Answer = { title: "AWS On Call (oncall): 2 grants", asked: { group: "oncall" }, asOf: "2026-11-24", entries: [entry, { ...entry, permissionSet: { key: "R", name: "R" }, state: "ended", until: "2026-01-01" }], notes: ["a note"] };

test("text: a line an entry, without what the question settled", () => {
  expect(formats.text(answer)).toBe(`AWS On Call (oncall): 2 grants

pilot-Operator  pilot  waits, until 2027-03-31  all 2 of Workloads (recursive)  environments/pilot.ts:21
      reason: peak season
R               pilot  ended 2026-01-01         all 2 of Workloads (recursive)  environments/pilot.ts:21
      reason: peak season

a note
`);
});

test("text of a question about actions: the statement under the last of those with the same permission set; who can't in a line", () => {
  const outcomes = [{ verdict: "yes" as const, actions: ["s3:GetObject"], why: ["ReadOnlyAccess allows it on *"] }];
  const no = [{ verdict: "no" as const, actions: ["s3:GetObject"], why: ["no policy of the set allows it"] }];
  const { reason: _reason, until: _until, ...plain } = { ...entry, state: "granted" as const };
  const asked = { can: ["s3:GetObject"] };
  const entries = [{ ...plain, outcomes }, { ...plain, group: { key: "b", name: "B" }, outcomes }, { ...plain, permissionSet: { key: "N", name: "N" }, outcomes: no }];
  expect(formats.text({ ...answer, title: "s3:GetObject: yes", asked, entries })).toBe(`s3:GetObject: yes

yes  AWS On Call  pilot-Operator  pilot  all 2 of Workloads (recursive)  environments/pilot.ts:21
yes  B            pilot-Operator  pilot  all 2 of Workloads (recursive)  environments/pilot.ts:21
      ReadOnlyAccess allows it on *

no: N: no policy of the set allows it

a note
`);
});

test("markdown: a table", () => {
  expect(formats.markdown({ ...answer, entries: [entry] })).toBe(`**AWS On Call (oncall): 2 grants**

| permission set | environment | holds | accounts | assigned at | why |
|---|---|---|---|---|---|
| pilot-Operator | pilot | waits, until \`2027-03-31\` | all 2 of Workloads (recursive) | \`environments/pilot.ts:21\` | reason: peak season |

- a note
`);
});

test("csv: a line a grant, the same columns for every question", () => {
  expect(formats.csv({ ...answer, entries: [entry] })).toBe(
    'change,environment,group_key,group,permission_set,account_key,account_id,account,unit,state,until,reason,assigned_at,can,actions,why\r\n' +
      ',pilot,oncall,"AWS On Call",pilot-Operator,shop,012345678901,Shop,Workloads,waits,2027-03-31,"peak season",environments/pilot.ts:21,,,\r\n' +
      ',pilot,oncall,"AWS On Call",pilot-Operator,shop-prod,333344445555,"Shop Prod",Workloads/Prod,waits,2027-03-31,"peak season",environments/pilot.ts:21,,,\r\n',
  );
});

test("json: everything, under a schema's name, and nobody's login", () => {
  const members = new Map([["AWS On Call", new Set(["secret.person@example.com"])]]);
  const text = formats.json({ ...answer, asked: { user: "ana", members }, between: ["a", "b"] });
  expect(JSON.parse(text)).toMatchObject({ schema: "idc-access/1", asOf: "2026-11-24", between: { from: "a", to: "b" }, asked: { user: "ana", membersOf: 1 }, entries: [{ accounts: [{ id: "012345678901" }, {}] }, {}] });
  expect(text).not.toContain("secret.person");
});

describe("hostile names", () => {
  const evil = (name: string): Answer => ({ ...answer, title: name, notes: [name], entries: [{ ...entry, environment: name, group: { key: name, name }, permissionSet: { key: name, name }, where: name, reason: name, assignedAt: [name], accounts: [{ key: name, id: name, name, unit: name }], outcomes: [{ verdict: "yes", actions: [name], why: [name] }] }], asked: { can: [name] } });

  test.each(["\u001b[2J\u001b[31m", "a\nb", "\u202egnitirw", "\u0007", "\u200b", "\r"])("nothing moves the cursor or hides: %j", (name) => {
    for (const format of ["text", "markdown", "csv"] as const) expect(formats[format](evil(name)).replace(/\r\n|\n/g, "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(formats.text(evil(name)).split("\n").length).toBe(formats.text(evil("plain")).split("\n").length);
  });

  test.each(["@everyone", "[x](http://evil)", "<img src=x>", "a|b", "`code`", "#12", "**bold**", "| --- |"])("nothing becomes markup or breaks the table: %s", (name) => {
    const table = formats.markdown(evil(name)).split("\n").filter((line) => line.startsWith("|"));
    const bars = table.map((line) => (line.match(/(?<!\\)\|/g) ?? []).length);
    expect(new Set(bars).size).toBe(1);
    // In code spans GitHub leaves everything alone.
    expect(formats.markdown(evil(name)).replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "")).not.toMatch(/@everyone|\]\(|<img|#12|\*\*bold/);
  });

  test.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|x", "%x"])("nothing becomes a formula: %j", (name) => {
    const cells = formats.csv(evil(name)).split("\r\n")[1]?.split(",") ?? [];
    expect(cells.filter((cell) => /^"?\s*[=+\-@|%]/.test(cell))).toEqual([]);
  });
});

test("an answer without entries is a sentence in every format", async () => {
  const nothing = await answerTo({ group: "auditors" }, company([]));
  expect(formats.text(nothing)).toBe("AWS Auditors (auditors): nothing\n\nfrom the data in here, as of 2026-11-24; AWS and Okta were not asked what is there now\n");
  expect(formats.markdown(nothing)).not.toContain("|");
  expect(formats.csv(nothing).split("\r\n")).toHaveLength(2);
  expect(JSON.parse(formats.json(nothing))).toMatchObject({ entries: [] });
});
