import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

const LIMIT = 50_000;
const OPEN = /<(?:[\w.-]+:)?Assertion[\s>]/;
const CLOSE = /<\/(?:[\w.-]+:)?Assertion\s*>/g;

/** The assertion has at most 50,000 characters (AWS: SAML limits); what exactly is counted is not documented. */
export const size = defineCheck({
  id: "size",
  about: "the assertion has at most 50,000 characters",
  needs: ["assertion"],
  finds: ["assertion-too-large", "assertion-nearly-too-large"],
  check: ({ input: { xml }, needed: { assertion } }) => {
    const start = xml.search(OPEN);
    const end = [...xml.matchAll(CLOSE)].at(-1);
    const characters = start < 0 || end === undefined ? xml.length : end.index + end[0].length - start;
    // Base64 makes four characters of three bytes.
    const encoded = Math.ceil(new TextEncoder().encode(xml).length / 3) * 4;
    const expected = `at most ${LIMIT.toLocaleString("en-US")} characters (${SOURCE.awsSaml}, limits)`;
    const fix = `Send fewer or shorter attributes: ${FIX.attributes}; group lists are what makes assertions large, and IAM Identity Center reads none of them.`;
    if (characters > LIMIT) return [{ id: "assertion-too-large", severity: "error", title: "The assertion is larger than IAM Identity Center takes", expected, found: `${characters} characters`, at: assertion.at, fix }];
    if (encoded <= LIMIT) return [];
    return [{ id: "assertion-nearly-too-large", severity: "unknown", title: "The response is larger than the limit for an assertion, the assertion itself is not", expected: `${expected}; whether the encoded response counts is not documented`, found: `${characters} characters of assertion, ${encoded} of response in base64`, at: assertion.at, fix }];
  },
});
