import { formatMarkdown } from "../../../src/review/formats/markdown";
import { formatText } from "../../../src/review/formats/text";
import { formats } from "../../../src/review/formats";
import { reviewData, NOTHING } from "../../../src/review/of-data";
import { grantKey, type AccessGrant, type AccessModel } from "../../../src/review/access/model";
import { SCHEMA, type Review } from "../../../src/review/review";
import { viewOf } from "../../../src/review/view";

const HOSTILE: readonly (readonly [string, string])[] = [
  ["a link", "[click](https://evil.example)"],
  ["a mention", "@everyone @acme/owners"],
  ["HTML", "<img src=x onerror=alert(1)>"],
  ["a comment that hides what follows", "<!-- "],
  ["the end of a details block", "</details></summary>"],
  ["backticks", "a ``` b `` c ` d"],
  ["backticks at both ends", "`x`"],
  ["table and heading", "| a | b |\n# heading\n---"],
  ["a list and a check mark", "\n- [x] approved"],
  ["an issue and a commit", "#123 deadbeefdeadbeefdeadbeefdeadbeefdeadbeef GH-1"],
  ["ANSI escapes", "\u001b[31mred\u001b[2J\u001b]8;;https://evil.example\u0007link"],
  ["right to left", "prod\u202Enimda\u202C"],
  ["zero width", "ad\u200Bmin\uFEFF"],
  ["C1 controls", "a\u009b31mb"],
  ["only spaces", "   "],
  ["a carriage return", "safe\rEVIL"],
  ["a lone surrogate", "a\uD800b"],
];

function reviewOf(text: string): Review {
  const grant: AccessGrant = { group: text, permissionSet: text, account: "222233334444" };
  const facts = { description: text, session: text, relayState: text, managed: [text], customerManaged: [text], tags: { [text]: text }, inline: { Statement: text }, boundary: text };
  const model: AccessModel = {
    ...NOTHING,
    grants: new Map([[grantKey(grant), grant]]),
    permissionSets: new Map([[text, facts]]),
    trust: new Map([[text, text]]),
    signOn: new Map([[text, { priority: 1, access: "ALLOW", groups: [text], factorMode: text, constraints: [text], reauthenticateAfter: text, inactivity: text, network: { connection: text, includes: [text], excludes: null }, others: { [text]: text } }]]),
    pushes: new Map([[text, text]]),
    appAccess: new Map([[text, text]]),
    directory: new Map([[text, text]]),
  };
  const review = reviewData(text, { commit: text, model: NOTHING }, { commit: text, model });
  return {
    schema: SCHEMA,
    verdict: "blocked",
    environments: [{
      ...review,
      waiting: [{ group: text, grants: 1 }],
      warnings: [text],
      drift: [{ what: "grant", change: "added", name: text, reverted: false }],
      unknown: [{ address: text, what: "the group" }],
      others: [{ address: text, actions: ["create"] }],
      findings: [{ rule: "admin-like-access", severity: "error", subject: text, what: text, why: "why", fix: "fix", waived: { reason: text, owner: text, until: "2027-01-01" } }],
    }],
  };
}

/** Markdown without its code spans: what a renderer would make something of. */
function outsideOfCode(markdown: string): string {
  return markdown.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
}

describe.each(HOSTILE)("a name that holds %s", (_what, text) => {
  const view = viewOf(reviewOf(text), undefined);

  test("is inside code in Markdown, line by line, and forms nothing", () => {
    const markdown = formatMarkdown(view);
    for (const line of markdown.split("\n")) {
      // eslint-disable-next-line no-control-regex
      expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202c\u202e\ufeff]/);
      const rest = outsideOfCode(line).replace(/<\/?sub>/g, "");
      expect(rest).not.toMatch(/evil|everyone|onerror|<|heading|\[x\]|deadbeef|#123|`/);
    }
  });

  test("can't move, colour or reorder anything on a terminal", () => {
    // eslint-disable-next-line no-control-regex
    expect(formatText(view)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\ufeff]/);
  });

  test("is escaped in JSON, and the same when it is read again", () => {
    const json = formats.json(reviewOf(text));
    expect(json).not.toMatch(/[\u007f-\u009f\u200b\u202a-\u202e\ufeff]/);
    expect(JSON.parse(json)).toMatchObject({ environments: [{ environment: text }] });
  });
});

test("a very long name is cut, and says how long it was", () => {
  const text = formatText(viewOf(reviewOf("x".repeat(100_000)), undefined));
  expect(text.length).toBeLessThan(20_000);
  expect(text).toContain("… (100,000 characters)");
});
