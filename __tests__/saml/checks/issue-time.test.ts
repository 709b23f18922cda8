import { checkResponse } from "../../../src/saml/check-response";
import { AT, EXPECTED, OPTIONS, signed } from "../samples";

const MINUTES = 60_000;
const from = (milliseconds: number, base = AT) => new Date(base.getTime() + milliseconds);
const ids = (changes: Parameters<typeof signed>[0]) => {
  const { findings, unknowns } = checkResponse(signed(changes), EXPECTED, OPTIONS);
  return [...findings, ...unknowns].map(({ id }) => id);
};
const WINDOW = { notBefore: from(-5 * MINUTES), notOnOrAfter: from(20 * MINUTES) };

describe("IssueInstant", () => {
  test.each([
    ["five minutes ahead: the common tolerance", 5 * MINUTES, []],
    ["more than five minutes ahead", 5 * MINUTES + 1, ["issued-later"]],
    ["before NotBefore by the tolerance", -10 * MINUTES, []],
    ["before NotBefore by more", -10 * MINUTES - 1, ["issued-outside"]],
    ["after NotOnOrAfter by more than the tolerance", 25 * MINUTES + 1, ["issued-outside"]],
  ])("%s", (_, ahead, expected) => {
    expect(ids({ ...WINDOW, issueInstant: from(ahead), authnInstant: from(-6 * MINUTES) })).toEqual(expected);
  });

  test("ahead together with NotBefore it is the finding of the check for clocks alone", () => {
    expect(ids({ issueInstant: from(30 * MINUTES) })).toEqual(["clock-ahead"]);
  });
});

describe("AuthnInstant", () => {
  test.each([
    ["after the issue by the tolerance", 5 * MINUTES, []],
    ["after the issue by more", 5 * MINUTES + 1, ["authn-later"]],
    ["a day before it", -24 * 60 * MINUTES, []],
  ])("%s", (_, after, expected) => {
    expect(ids({ ...WINDOW, issueInstant: AT, authnInstant: from(after) })).toEqual(expected);
  });

  test("a moment that a later look would find past is still after the issue", () => {
    const { findings } = checkResponse(signed({ ...WINDOW, issueInstant: AT, authnInstant: from(10 * MINUTES) }), EXPECTED, { ...OPTIONS, at: from(15 * MINUTES) });
    expect(findings).toMatchObject([{ id: "authn-later", found: expect.stringContaining("10 min after it") }]);
  });
});
