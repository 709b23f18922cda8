import { checkResponse } from "../../../src/saml/check-response";
import { parseInstant, span } from "../../../src/saml/response/instant";
import { makeIdp } from "../idp";
import { EXPECTED, later, OPTIONS, request, signed } from "../samples";

const at = (minutes: number) => checkResponse(signed(), EXPECTED, { ...OPTIONS, at: later(minutes) });
const posted = (minutes: number, requested?: number) => checkResponse({ ...signed(), sentAt: later(minutes) }, EXPECTED, { ...OPTIONS, ...(requested === undefined ? {} : { otherMessages: [request(undefined, later(requested))] }) });

describe("the edges of validity and of the common tolerance", () => {
  test.each([
    ["eleven minutes early: certainly too early", -11, ["clock-ahead"], []],
    ["ten minutes early: within five minutes of the beginning", -10, [], ["clock-ahead"]],
    ["at the beginning", -5, [], []],
    ["just before the end", 4.99, [], []],
    ["at the end, which is excluded", 5, [], ["conditions-expired"]],
    ["five minutes after the end", 10, [], ["conditions-expired"]],
    ["more than five minutes after the end", 10.1, ["conditions-expired"], []],
  ])("%s", (_, minutes, ids, unknowns) => {
    const report = at(minutes);
    expect([report.findings.map(({ id }) => id), report.unknowns.map(({ id }) => id)]).toEqual([ids, unknowns]);
  });
});

test("what is within the common tolerance says that AWS documents none", () => {
  expect(at(7).unknowns[0]?.expected).toContain("tolerance for clocks is not documented; the common figure is about 5 min");
});

test("skew is measured", () => {
  expect(posted(-20).findings).toMatchObject([{ id: "clock-ahead", found: "2026-11-24T09:10:00Z, 15 min before it; the clocks differ by at least 20 min, for it was issued at 2026-11-24T09:30:00Z" }]);
  expect(posted(12, 11).findings).toMatchObject([{ id: "clock-behind", found: expect.stringContaining("2026-11-24T09:30:00.000Z, 11 min before the request") }]);
});

test("a response held back is told apart from a copy looked at later", () => {
  expect(posted(45).findings).toMatchObject([{ id: "response-stale", found: expect.stringContaining("45 min after its issue and 40 min after its end") }]);
  expect(at(45).findings).toMatchObject([{ id: "conditions-expired", fix: expect.stringMatching(/copy that is looked at later.*--at/) }]);
});

describe("evidence whose time nothing tells", () => {
  const lookedAt = (days: number, input = signed()) => checkResponse(input, EXPECTED, { now: later(days * 24 * 60), otherMessages: [] });

  test("is judged at its own issue, not at the time of the look", () => {
    const { findings, unknowns, summary, passed, unchecked } = lookedAt(3);
    expect([findings, unknowns]).toEqual([[], []]);
    expect(summary.times).toMatchObject({ judgedBy: "issue", judgedAt: "2026-11-24T09:30:00.000Z" });
    expect(passed).toContain("the assertion was valid when it was issued");
    expect(passed).not.toContain("the clocks of Okta and of the receiver agree");
    expect(unchecked.filter(({ close }) => close?.flag === "--at TIME").map(({ what }) => what)).toEqual(["the clocks of Okta and of the receiver agree", "the assertion was still valid when it was posted"]);
  });

  test("a window that does not hold its own issue is still found", () => {
    expect(lookedAt(3, signed({ notBefore: later(-30), notOnOrAfter: later(-10) })).findings.map(({ id }) => id)).toEqual(["conditions-expired", "issued-outside"]);
  });

  test("the time given counts, and leaves nothing open", () => {
    const { summary, unchecked } = checkResponse(signed(), EXPECTED, { ...OPTIONS, now: later(60) });
    expect([summary.times.judgedBy, unchecked.filter(({ close }) => close?.flag === "--at TIME")]).toEqual(["given", []]);
  });

  test("without an IssueInstant the time of the look is all there is", () => {
    const bare = checkResponse({ ...signed(), xml: signed({ sign: "none" }).xml.replaceAll(/ IssueInstant="[^"]*"/g, "") }, EXPECTED, { now: later(3) });
    expect(bare.summary.times.judgedBy).toBe("now");
    expect(checkResponse(signed(), EXPECTED, { now: later(3), otherMessages: [] }).summary.times.judgedBy).toBe("issue");
  });

  test("dates of the certificate are those of the look, unless the certificate was wrong at the sign-in already", () => {
    const ending = makeIdp({ to: "2026-12-24T09:30:00Z" });
    const titles = (now: Date) => checkResponse(signed({}, ending), { ...EXPECTED, certificates: [ending.certificate] }, { now }).findings.map(({ id, title }) => `${id}: ${title}`);
    expect(titles(later(24 * 60))).toEqual(["certificate-expires-soon: The app's certificate expires 29 days from now"]);
    expect(titles(later(31 * 24 * 60))).toEqual(["certificate-expired: The app's certificate was valid at the sign-in and expired 24 h ago"]);
  });
});

test("the time of posting counts before the time given", () => {
  expect(checkResponse({ ...signed(), sentAt: later(0.1) }, EXPECTED, { ...OPTIONS, at: later(60 * 24) }).findings).toEqual([]);
});

test("conditions and confirmation that end together are one finding", () => {
  expect(at(60).findings).toMatchObject([{ id: "conditions-expired", found: expect.stringContaining("from the same cause: confirmation-expired") }]);
});

test.each([
  ["2026-11-24T09:30:00Z", Date.UTC(2026, 10, 24, 9, 30)],
  ["2026-11-24T09:30:00.250Z", Date.UTC(2026, 10, 24, 9, 30, 0, 250)],
  ["2026-11-24T09:30:00.123456Z", Date.UTC(2026, 10, 24, 9, 30, 0, 123)],
  ["2026-02-30T09:30:00Z", undefined],
  ["2026-11-24T25:30:00Z", undefined],
  ["2026-13-24T09:30:00Z", undefined],
  ["2026-11-24T09:30:00+01:00", undefined],
  ["2026-11-24T09:30:00", undefined],
  ["2026-11-24", undefined],
  ["1764000000", undefined],
  ["", undefined],
])("the instant %j", (text, time) => {
  expect(parseInstant(text)).toBe(time);
});

test.each([[400, "0 s"], [59_000, "59 s"], [60_000, "1 min"], [250_000, "4 min 10 s"], [3 * 3600_000, "3 h"], [11_100_000, "3 h 5 min"], [-60_000, "1 min"], [3600_000, "1 h"], [47 * 3600_000 + 60_000, "47 h 1 min"], [48 * 3600_000, "2 days"], [12 * 86_400_000, "12 days"]])("%d ms is %s", (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words);
});
