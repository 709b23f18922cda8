import { formatMarkdown } from "../../../src/review/formats/markdown";
import { line, type Line, type Mark, type ReviewView } from "../../../src/review/view/view";

const finding = (mark: Mark, rule: string, index: number): Line => line(mark, [rule, ": ", { outside: `what is found ${index}`.padEnd(400, "x"), prose: true }], [["why: it matters"]]);
const many = (mark: Mark, rule: string, number: number): Line[] => Array.from({ length: number }, (_, index) => finding(mark, rule, index));
const viewOf = (lines: readonly Line[], environments = 1): ReviewView => ({
  headline: ["blocked"],
  environments: Array.from({ length: environments }, (_, index) => ({ name: [`e${index}`], summary: ["1 grant gained"], basis: ["a plan"], blocks: [{ id: "findings", title: "Findings", lines }] })),
});
const flood = [...many("error", "access-lost", 400), ...many("error", "user-granted", 2), ...many("waived", "mfa-weakened", 1), ...many("warning", "long-session", 3)];

describe("a comment that is too long", () => {
  test("shows at least one finding of each rule that blocks, however many another rule has", () => {
    const text = formatMarkdown(viewOf(flood), 20_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text.match(/⛔ user-granted/g)).toHaveLength(1);
    expect(text).toContain(`${400 - (text.match(/⛔ access-lost/g)?.length ?? 0)} of access-lost`);
    expect(text).toContain("1 of user-granted, 1 of mfa-weakened, 3 of long-session");
  });

  test.each([3_000, 5_000, 10_000, 60_000])("does so in %d bytes, with the counts of what is left out", (bytes) => {
    const text = formatMarkdown(viewOf(flood, 2), bytes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    for (const rule of ["access-lost", "user-granted"]) expect(text.match(new RegExp(`⛔ ${rule}`, "g"))?.length).toBeGreaterThanOrEqual(2);
  });

  test("names the rules that block where no finding fits", () => {
    expect(formatMarkdown(viewOf(flood), 200)).toBe("## Access review\n\nblocked\n\nBlocked by: 400 of access-lost, 2 of user-granted.\n\nToo long for this place: see the report.\n");
    expect(formatMarkdown(viewOf(flood), 80)).toBe("## Access review\n\nToo long for this place: see the report.\n");
  });

  test("is whole where it fits", () => {
    expect(formatMarkdown(viewOf(flood))).not.toContain("see the report");
  });
});
