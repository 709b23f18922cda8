import { answerLine, refusalOf } from "../../src/saml/answer";
import { checkResponse } from "../../src/saml/check-response";
import type { Expectations } from "../../src/saml/expectations";
import type { Answer } from "../../src/saml/input/input";
import { EXPECTED, OPTIONS, signed, without } from "./samples";

const AWS: Answer = { of: "aws", host: "eu-west-1.signin.aws", status: 400 };

test.each<[string, readonly Answer[] | undefined, number | undefined]>([
  ["none", undefined, undefined],
  ["an empty list", [], undefined],
  ["a redirect", [{ ...AWS, status: 302 }], undefined],
  ["the last status that is none of an error", [{ ...AWS, status: 399 }], undefined],
  ["the first that is one", [{ ...AWS, status: 400 }], 400],
  ["a fault of the server", [{ ...AWS, status: 500 }], 500],
  ["an error behind a redirect", [{ ...AWS, status: 302 }, { ...AWS, status: 403 }], 403],
  ["an error's text on a page that says 200", [{ ...AWS, status: 200, text: "An unexpected error has occurred" }], 200],
  ["an unknown text on such a page", [{ ...AWS, status: 200, text: "Welcome" }], undefined],
  ["Okta's error", [{ of: "okta", host: "tarnholt.okta.com", status: 403 }], undefined],
  ["an error of a host of nobody's", [{ host: "proxy.tarnholt.example", status: 502 }], 502],
])("the answer that refused: %s", (_, answers, status) => {
  expect(refusalOf(answers === undefined ? {} : { answers })?.status).toBe(status);
});

test.each<[Answer, string]>([
  [AWS, "AWS answered 400 to this post"],
  [{ ...AWS, text: "An unexpected error has occurred" }, "AWS answered 400 to this post (An unexpected error has occurred)"],
  [{ of: "okta", host: "login.tarnholt.example", status: 200 }, "Okta answered 200 to this post"],
  [{ host: "proxy.tarnholt.example", status: 502 }, "proxy.tarnholt.example answered 502 to this post"],
])("an answer in words: %j", (answer, line) => {
  expect(answerLine(answer)).toBe(line);
});

describe("a refusal that nothing explains", () => {
  const fix = (expectations: Expectations, text?: string) => {
    const { findings } = checkResponse({ ...signed(), answers: [text === undefined ? AWS : { ...AWS, text }] }, expectations, OPTIONS);
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(["warning answer-refused"]);
    return findings[0]?.fix ?? "";
  };

  test("the person first, then what was not compared, each with its flag", () => {
    expect(fix({})).toMatch(/\(1\) the userName differs from the NameID, or the person is not in IAM Identity Center.*--user NAME.*\(2\) the certificate .*--certificate FILE.*\(3\) the audience.*--audience URL.*\(4\) the ACS URL.*--acs URL/);
  });

  test("what was compared is no cause any more", () => {
    expect(fix(EXPECTED)).toMatch(/\(1\) the person is not in IAM Identity Center or is disabled there.*\(2\) session attributes are not enabled/);
    expect(fix(EXPECTED)).not.toMatch(/--user|--certificate|--audience|--acs/);
  });

  test("Okta's metadata does not stand for IAM Identity Center's certificate", () => {
    expect(fix({ ...without("certificates"), oktaCertificates: EXPECTED.certificates ?? [] })).toContain("--certificate FILE");
  });

  test("the text that AWS shows for certificates puts them first", () => {
    expect(fix({}, "It's not you, it is us")).toMatch(/\(1\) the certificate .*\(2\) the userName/);
  });

  test("stands in the summary, whatever was found", () => {
    expect(checkResponse({ ...signed({ audience: "x" }), answers: [AWS] }, EXPECTED, OPTIONS)).toMatchObject({ summary: { answers: ["AWS answered 400 to this post"] }, findings: [{ id: "audience-other" }] });
  });

  test("is told beside a warning that does not explain it, and not beside a replay that does", () => {
    const ids = (input: ReturnType<typeof signed>, others = [] as ReturnType<typeof signed>[]) => checkResponse({ ...input, answers: [AWS] }, EXPECTED, { ...OPTIONS, otherMessages: others }).findings.map(({ id }) => id);
    expect(ids(signed({ attributes: [] }))).toEqual(["attribute-missing", "answer-refused"]);
    expect(ids(signed(), [signed()])).toEqual(["replay-same-request"]);
  });
});
