import { checkResponse } from "../../../src/saml/check-response";
import { text } from "../../../src/saml/format/text";
import { EXPECTED, OPTIONS, signed } from "../samples";
import { makeIdp } from "../idp";

const firstLine = (report: Parameters<typeof text>[0]): string | undefined => text(report, { reveal: false }).split("\n")[0];
/** Signed by a certificate that ends in ten days. */
const ending = makeIdp({ from: "2026-01-01T00:00:00Z", to: "2026-12-04T00:00:00Z" });
const endsSoon = { ...EXPECTED, certificates: [ending.certificate] };
const input = (changes = {}) => signed(changes, ending);

describe("what comes first", () => {
  test("a certificate that ends soon explains no refusal: the answer is what was found and compared, and it follows", () => {
    const report = checkResponse(input(), endsSoon, OPTIONS);
    expect(report.findings.map(({ id }) => id)).toEqual(["certificate-expires-soon"]);
    expect(firstLine(report)).toMatch(/^nothing that stops a sign-in in \d+ checks/);
    expect(text(report, { reveal: false })).toContain("certificate-expires-soon");
  });

  test("it stands behind every other warning", () => {
    const report = checkResponse(input({ attributes: [] }), endsSoon, OPTIONS);
    expect(report.findings.map(({ id }) => id)).toEqual(["attribute-missing", "certificate-expires-soon"]);
    expect(firstLine(report)).toMatch(/^warning attribute-missing/);
  });

  test("which of several messages was looked at is part of it", () => {
    expect(firstLine(checkResponse(signed(), EXPECTED, { ...OPTIONS, which: "message 2 of 2 (the last; --message N takes another)" }))).toMatch(/^message 2 of 2 \(the last; --message N takes another\): nothing found in/);
    expect(firstLine(checkResponse(signed(), EXPECTED, OPTIONS))).toMatch(/^nothing found in/);
  });
});
