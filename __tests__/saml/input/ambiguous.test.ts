import { readInput, readMessages } from "../../../src/saml/input/read";
import { ACS, base64, deflated, formBody, OTHER_RESPONSE, RELAY, RESPONSE } from "./messages";

const [ONE, TWO] = [RESPONSE, OTHER_RESPONSE].map(base64).map(encodeURIComponent);
const BODY = `SAMLResponse=${ONE}&RelayState=x`;
const har = (postData: object, url = ACS) => JSON.stringify({ log: { entries: [{ request: { method: "POST", url, postData } }] } });
const tracer = (parts: object) => JSON.stringify([{ method: "POST", url: ACS, ...parts }]);
const field = (value: string, more = "") => `<input ${more} name="SAMLResponse" value="${value}">`;

function read(text: string): string {
  const found = readInput(text);
  return "faults" in found ? found.faults.map(({ id }) => id).join() : found.xml;
}

/** Bodies in which some receiver finds two. */
const TWICE: readonly (readonly [string, string])[] = [
  ["twice", `SAMLResponse=${ONE}&SAMLResponse=${TWO}`],
  ["twice, with RelayState between them", `${BODY}&SAMLResponse=${TWO}`],
  ["twice, the second empty", `${BODY}&SAMLResponse=`],
  ["twice, the first with its name percent-encoded", `%53AMLResponse=${TWO}&${BODY}`],
  ["twice, every character of a name percent-encoded", `${BODY}&${"SAMLResponse".replaceAll(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`)}=${TWO}`],
  ["a second behind a ;", `${BODY};SAMLResponse=${TWO}`],
  ["a thousand times", `${BODY}${`&SAMLResponse=${TWO}`.repeat(1000)}`],
];

describe("two SAMLResponse in one post are refused, whichever is the right one", () => {
  describe.each([
    ["a copied body", (body: string) => body],
    ["a cURL line", (body: string) => `curl '${ACS}' --data-raw '${body}'`],
    ["a HAR", (body: string) => har({ mimeType: "application/x-www-form-urlencoded", text: body })],
    ["a HAR that names no type", (body: string) => har({ text: body })],
    ["other JSON", (body: string) => JSON.stringify({ body })],
    ["a URL", (body: string) => `${ACS}?${body}`],
  ])("%s", (_, wrap) => {
    test.each(TWICE)("%s", (_name, body) => {
      expect(read(wrap(body))).toBe("input-two-messages");
    });
  });

  test.each<[string, string]>([
    ["a text and another list of parameters", har({ text: BODY, params: [{ name: "SAMLResponse", value: base64(OTHER_RESPONSE) }] })],
    ["a text without and a list of parameters with one", har({ text: "a=b", params: [{ name: "SAMLResponse", value: base64(RESPONSE) }] })],
    ["a list of parameters", har({ params: [{ name: "SAMLResponse", value: base64(RESPONSE) }, { name: "SAMLResponse", value: base64(OTHER_RESPONSE) }] })],
    ["the query and the body", har({ text: BODY }, `${ACS}?SAMLResponse=${TWO}`)],
    ["the query and the body of a cURL line", `curl '${ACS}?SAMLResponse=${TWO}' --data-raw '${BODY}'`],
    ["pairs of SAML-tracer", tracer({ post: [["SAMLResponse", base64(RESPONSE)], ["SAMLResponse", base64(OTHER_RESPONSE)]] })],
    ["a list of values of SAML-tracer", tracer({ post: { SAMLResponse: [base64(RESPONSE), base64(OTHER_RESPONSE)] } })],
    ["two views of SAML-tracer", tracer({ post: { SAMLResponse: base64(RESPONSE) }, parameters: { SAMLResponse: base64(OTHER_RESPONSE) } })],
    ["a decoded copy beside two filtered values", tracer({ post: [["SAMLResponse", "{hash:1}"], ["SAMLResponse", "{hash:2}"]], saml: RESPONSE })],
    ["fields of a form", `<form action="${ACS}">${field(base64(RESPONSE))}${field(base64(OTHER_RESPONSE))}</form>`],
    ["a field and a text area", `<form action="${ACS}"><textarea name=SAMLResponse>${base64(OTHER_RESPONSE)}</textarea>${field(base64(RESPONSE))}</form>`],
  ])("%s", (_, text) => {
    expect(read(text)).toBe("input-two-messages");
  });

  test("the refusal tells where, what and why nothing was checked", () => {
    expect(readInput(har({ text: `SAMLResponse=${ONE}&SAMLResponse=${TWO}` }))).toMatchObject({
      faults: [{ title: "Two SAMLResponse in one post", severity: "error", found: expect.stringMatching(/^In HAR entry 1, POST to .*: 2 SAMLResponse; none was checked/) as string }],
    });
  });
});

describe("one is one", () => {
  test.each<[string, string]>([
    ["RelayState holds a ; and an &, encoded", `SAMLResponse=${ONE}&RelayState=${encodeURIComponent("a;SAMLResponse=b&SAMLResponse=c")}`],
    ["a name that ends in it", `xSAMLResponse=${TWO}&${BODY}`],
    ["a copied text that shows it decoded too", `SAMLResponse=${ONE}\nSAMLResponse: ${base64(RESPONSE)}`],
    ["a page with a form for each of two receivers", `<form action="https://a.example">${field(base64(OTHER_RESPONSE))}</form><form action="${ACS}">${field(base64(RESPONSE))}</form>`],
    ["two posts of one recording", JSON.stringify({ log: { entries: [OTHER_RESPONSE, RESPONSE].map((xml) => ({ request: { method: "POST", url: ACS, postData: { text: formBody(xml) } } })) } })],
    ["two cURL lines", [OTHER_RESPONSE, RESPONSE].map((xml) => `curl '${ACS}' --data-raw '${formBody(xml)}'`).join(" ;\n")],
    ["a request in the query, the response in the body", har({ text: BODY }, `${ACS}?SAMLRequest=${encodeURIComponent(deflated("<a/>"))}`)],
  ])("%s", (_, text) => {
    expect(read(text)).toBe(RESPONSE);
  });

  test("in a recorded body nothing but & begins a parameter", () => {
    for (const mark of [" ", ",", "%20", "?", "|", '"', "\n"]) {
      expect(readInput(har({ text: `${BODY}${mark}SAMLResponse=${TWO}` }))).toMatchObject({ xml: RESPONSE, relayState: expect.stringContaining("SAMLResponse=") as string });
      expect(read(har({ text: `RelayState=x${mark}SAMLResponse=${TWO}` }))).toBe("input-har-without-saml");
    }
  });

  test("a body of another type is searched for one", () => {
    expect(readInput(har({ mimeType: "application/json", text: `{"SAMLResponse":"${base64(RESPONSE)}"}` }))).toMatchObject({ xml: RESPONSE });
    expect(readInput(har({ mimeType: "multipart/form-data; boundary=x", text: "--x", params: [{ name: "SAMLResponse", value: base64(RESPONSE) }, { name: "RelayState", value: RELAY }] }))).toMatchObject({ xml: RESPONSE, relayState: RELAY });
  });
});

test("a post that can't be told hides no other of the recording", () => {
  const entries = [`SAMLResponse=${ONE}&SAMLResponse=${TWO}`, BODY].map((text) => ({ request: { method: "POST", url: ACS, postData: { text } } }));
  expect(readMessages(JSON.stringify({ log: { entries } }))).toMatchObject({ input: { xml: RESPONSE, others: 1 }, passedOver: [] });
});
