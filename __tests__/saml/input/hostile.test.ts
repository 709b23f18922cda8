import * as fc from "fast-check";
import { readInput, readMessages } from "../../../src/saml/input/read";
import { base64, deflated, formBody, page, RESPONSE } from "./messages";

const MB = 1024 * 1024;

/** What each takes the square of, where a reader is careless. */
const LONG: readonly (readonly [string, string])[] = [
  ["tags that never end", "<input ".repeat(MB)],
  ["quotes that never end", `<form><input ${'a="'.repeat(MB)}`],
  ["single quotes that never end", `<form><input ${"a='".repeat(MB)}`],
  ["blanks in a tag", `<input ${" ".repeat(8 * MB)}`],
  ["names without values", `<input ${"a ".repeat(4 * MB)}`],
  ["comments", "<!---->".repeat(2 * MB)],
  ["document types", "<!DOCTYPE x>".repeat(MB)],
  ["document types without end", `<!DOCTYPE x [ ${"]".repeat(8 * MB)}`],
  ["text areas", "<textarea name=SAMLResponse>".repeat(300_000)],
  ["ampersands", `<input name="SAMLResponse" value="${"&".repeat(8 * MB)}">`],
  ["quotes around nothing", `x${'"'.repeat(8 * MB)}x`],
  ["parameters", "SAMLResponse=a&".repeat(MB)],
  ["parameters without values", "&SAMLResponse=".repeat(MB)],
  ["RelayStates", "RelayState=a&".repeat(MB)],
  ["percent signs", "%".repeat(8 * MB)],
  ["percent-encoded bytes", `SAMLResponse=${"%ff".repeat(2 * MB)}`],
  ["blanks in base64", "A ".repeat(4 * MB)],
  ["blanks alone, then one letter", `${" ".repeat(16 * MB)}a`],
  ["dots", `eyJ${"a".repeat(8 * MB)}`],
  ["an open bracket for each level", "[".repeat(8 * MB)],
  ["a deep JSON", `${"[".repeat(MB)}${"]".repeat(MB)}`],
  ["a wide JSON", `[${"1,".repeat(4 * MB)}1]`],
  ["a HAR of empty entries", `{"log":{"entries":[${"{},".repeat(2 * MB)}{}]}}`],
  ["a HAR of many messages", `{"log":{"entries":[${Array.from({ length: 3000 }, () => JSON.stringify({ request: { method: "POST", url: "https://a.example", postData: { text: formBody() } } })).join(",")}]}}`],
  ["a HAR of many failing pages", `{"log":{"entries":[${Array.from({ length: 40_000 }, () => '{"request":{"url":"https://a.okta.com/app/x"},"response":{"status":403,"content":{"mimeType":"text/html","text":"<<<&&& user is not assigned to <script"}}}').join(",")}]}}`],
  ["a failing page of tags that never end", JSON.stringify({ log: { entries: [{ request: { url: "https://a.okta.com/app/x" }, response: { status: 403, content: { mimeType: "text/html", text: "<script".repeat(MB) } } }] } })],
  ["pages that were never posted, and as many empty posts", `{"log":{"entries":[${[...Array.from({ length: 3000 }, () => JSON.stringify({ request: { url: "https://a.okta.com/app" }, response: { content: { text: page() } } })), ...Array.from({ length: 20_000 }, () => '{"request":{"method":"POST","url":"https://a.example/"}}')].join(",")}]}}`],
  ["curl commands", "curl 'https://a.example' ;\n".repeat(300_000)],
  ["carets", `curl ${"^".repeat(8 * MB)}`],
  ["slashes", `<${"a/".repeat(4 * MB)}`],
  ["a closing tag again and again", `<p:Response>${"</p:Response".repeat(150_000)}`],
  ["base64 of base64 of base64", [1, 2, 3, 4, 5, 6].reduce((text) => base64(text), RESPONSE)],
  ["a bomb in a bomb", deflated(deflated(" ".repeat(16 * MB)))],
];

test.each(LONG)("%s takes no longer than its length", (_, input) => {
  // Anything that grows with the square of the input runs into jest's own limit.
  expect(() => readInput(input)).not.toThrow();
});

test("no bytes make it throw", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(() => readMessages(bytes)).not.toThrow();
    expect(readInput(bytes)).not.toMatchObject({ faults: [{ id: "input-unreadable" }] });
  }), { numRuns: 3000 });
});

test("no text of the pieces that matter makes it throw, and whatever is read has a message", () => {
  const pieces = ["SAMLResponse", "SAMLRequest", "RelayState", "=", "&", "&amp;", "%3D", "%25", "+", " ", "\n", '"', "'", "<", ">", "</", "/>", "<?xml ", "<!--", "-->", "<!DOCTYPE x [", "]>", "<form ", "<input ", "name=", "value=", "action=", "Response", "p:", "curl ", "https://a/?", "{", "}", "[", "]", ":", ",", '"log"', '"entries"', '"requests"', '"post"', '"saml"', "__proto__", "\ufeff", "\ufffd", "\u0000", base64(RESPONSE), deflated(RESPONSE), RESPONSE, "&#x110000;", "&#xd800;", "eyJ", "…"];
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
    const found = readInput(parts.join(""));
    if ("faults" in found) expect(found.faults[0].id).not.toBe("input-unreadable");
    else expect(found.xml).toContain("<");
  }), { numRuns: 5000 });
});

test("no JSON of the shapes that matter makes it throw", () => {
  const key = fc.constantFrom("log", "entries", "request", "response", "postData", "text", "params", "name", "value", "url", "method", "post", "saml", "requests", "content", "encoding", "headers", "startedDateTime", "__proto__", "constructor", "toString");
  const leaf = fc.oneof(fc.constantFrom("SAMLResponse", "POST", "base64", formBody(), page(), RESPONSE, base64(RESPONSE), "https://a.example/x", ""), fc.integer(), fc.boolean(), fc.constant(null));
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({ value: fc.oneof({ depthSize: "medium" }, leaf, fc.array(tie("value"), { maxLength: 4 }), fc.dictionary(key, tie("value"), { maxKeys: 5 })) }));
  fc.assert(fc.property(value, (inner) => {
    for (const json of [inner, { log: { entries: [inner] } }, { requests: [{ method: "POST", url: "https://a", post: inner, saml: inner }] }]) {
      expect(readInput(JSON.stringify(json))).not.toMatchObject({ faults: [{ id: "input-unreadable" }] });
    }
  }), { numRuns: 2000 });
});

test("a response with any one byte of its base64 changed is read whole or refused, never half", () => {
  const encoded = base64(RESPONSE);
  fc.assert(fc.property(fc.nat(encoded.length - 1), fc.string({ unit: "binary", maxLength: 2 }), (at, put) => {
    const found = readInput(`SAMLResponse=${encodeURIComponent(encoded.slice(0, at) + put + encoded.slice(at + 1))}`);
    if (!("faults" in found) && found.kind === "response") expect(found.xml).toMatch(/<\/saml2p:Response\s*>/);
  }), { numRuns: 3000 });
});
