import { LIMITS } from "../../../src/saml/xml/limits";
import { ACS, base64, page, RESPONSE } from "./messages";

const SIZE = LIMITS.characters - 200;
const often = (unit: string): string => unit.repeat(Math.floor(SIZE / unit.length));
const list = (unit: string): string => often(`${unit},`).slice(0, -1);
const har = (entries: string): string => `{"log":{"entries":[${entries}]}}`;
const request = (postData: string): string => har(`{"request":{"method":"POST","url":"${ACS}","postData":${postData}}}`);
const post = (text: string): string => JSON.stringify({ request: { method: "POST", url: ACS, postData: { text } } });
const tracer = (value: string): string => `[{"url":"${ACS}","method":"POST","post":${value}}]`;

/** 2 MB of one thing in each container, by name. */
export const largeContainers: ReadonlyMap<string, string> = new Map([
  ["SAML-tracer: values of one parameter", tracer(`{"SAMLResponse":[${list('""')}]}`)],
  ["SAML-tracer: pairs", tracer(`[${list('["SAMLResponse",""]')}]`)],
  ["SAML-tracer: other parameters", tracer(`{"a":[${list('""')}]}`)],
  ["SAML-tracer: headers", `[{"url":"${ACS}","method":"POST","responseHeaders":[${list('["a","b"]')}]}]`],
  ["SAML-tracer: requests", `[${list(`{"url":"${ACS}","method":"POST","post":{"SAMLResponse":"a"}}`)}]`],
  ["HAR: values of one parameter", request(`{"params":{"SAMLResponse":[${list('""')}]}}`)],
  ["HAR: parameters", request(`{"params":[${list('{"name":"SAMLResponse","value":"a"}')}]}`)],
  ["HAR: entries of many empty parameters", har(list(post("SAMLRequest=&".repeat(999))))],
  ["HAR: entries with a message", har(list(post("SAMLResponse=a")))],
  ["HAR: a thousand messages among failing answers", har([...Array.from({ length: 900 }, () => post("SAMLResponse=a")), ...Array.from({ length: 18_000 }, () => `{"request":{"url":"${ACS}"},"response":{"status":400}}`)].join(","))],
  ["HAR: pages", har(list(JSON.stringify({ request: { url: "https://a.okta.com/" }, response: { content: { text: page() } } })))],
  ["HAR: empty entries", har(list("{}"))],
  ["body: parameters", often("SAMLResponse=a&")],
  ["body: other parameters", `${often("a&")}SAMLResponse=${base64(RESPONSE)}`],
  ["body: names that are percent-encoded", often("%53AML=&")],
  ["body: half a name again and again", often("S%53")],
  ["body: &", often("&")],
  ["HAR: body of &", har(post(often("&")))],
  ["HAR: body of ;", har(post(`SAMLResponse=a${often(";SAMLResponse")}`))],
  ["HAR: body of blanks", har(post(`SAMLResponse=${often("+")}`))],
  ["HAR: body of escaped lines", har(post(`SAMLResponse=${often("\\n")}`))],
  ["JSON: open lists", often("[")],
  ["JSON: lists in lists", `${"[".repeat(SIZE / 2)}${"]".repeat(SIZE / 2)}`],
  ["JSON: objects in objects", often('{"a":')],
  ["JSON: backslashes in a string", `{"a":"${often("\\\\")}"}`],
  ["JSON: quotes in a string", `{"a":"${often('\\"')}"}`],
  ["JSON: numbers", `[${list("1")}]`],
  ["JSON: messages", `[${list('{"SAMLResponse":"a"}')}]`],
  ["JSON: texts with a message", `[${list('"SAMLResponse=a"')}]`],
  ["page: fields", `<form>${often("<input name=SAMLResponse value=a>")}</form>`],
  ["page: forms", often("<form><input name=SAMLResponse value=a></form>")],
  ["page: text areas", often("<textarea name=SAMLResponse>")],
  ["cURL lines", often("curl 'https://a' -d 'SAMLResponse=a'\n")],
  ["cURL: parameters", `curl '${ACS}' -d '${often("SAMLResponse=a&")}'`],
]);
