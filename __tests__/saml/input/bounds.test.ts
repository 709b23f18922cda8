import { jsonExtent } from "../../../src/saml/input/json-extent";
import { JSON_BOUNDS, MAX_MESSAGES } from "../../../src/saml/input/limits";
import { readInput, readMessages } from "../../../src/saml/input/read";
import { largeContainers } from "./large-containers";
import { ACS, base64, formBody, RESPONSE } from "./messages";

const fault = (text: string): unknown => {
  const read = readInput(text);
  return "faults" in read ? [read.faults[0].id, read.faults[0].found] : read.kind;
};
const har = (count: number): string => JSON.stringify({ log: { entries: Array.from({ length: count }, () => ({ request: { method: "POST", url: ACS, postData: { text: formBody() } } })) } });
const nested = (depth: number, inner: string): string => `${'{"a":'.repeat(depth)}${inner}${"}".repeat(depth)}`;

test.each([...largeContainers])("2 MB are answered: %s", (_, text) => {
  // Nothing here is about time: what is not linear runs into jest's own limit.
  expect(readMessages(text)).not.toMatchObject({ faults: [{ id: "input-unreadable" }] });
});

describe("the last that is read, the first that is not", () => {
  test("messages", () => {
    expect(fault(har(MAX_MESSAGES))).toBe("response");
    expect(fault(har(MAX_MESSAGES + 1))).toEqual(["input-too-large", "1,001 SAML messages"]);
  });

  test("depth of JSON", () => {
    const message = JSON.stringify({ SAMLResponse: base64(RESPONSE) });
    expect(fault(nested(JSON_BOUNDS.depth - 1, message))).toBe("response");
    expect(fault(nested(JSON_BOUNDS.depth, message))).toEqual(["input-too-large", "JSON that nests more than 100 deep"]);
  });

  test("values of JSON of no known form: what was not looked at may hold another message", () => {
    const after = (count: number) => JSON.stringify([{ SAMLResponse: base64(RESPONSE) }, ...Array.from({ length: count }, () => 1)]);
    expect(fault(after(199_990))).toBe("response");
    expect(fault(after(200_000))).toEqual(["input-too-large", expect.stringContaining("200,000 values")]);
  });

  test("values of any JSON", () => {
    expect(fault(`[${"1,".repeat(JSON_BOUNDS.values)}1]`)).toEqual(["input-too-large", "JSON of more than 1,000,000 values"]);
  });

  test("parameters of a copied text", () => {
    expect(fault(`${"RelayState=x\n".repeat(998)}SAMLResponse=${base64(RESPONSE)}`)).toBe("response");
    expect(fault(`${"RelayState=x\n".repeat(1000)}SAMLResponse=${base64(RESPONSE)}`)).toEqual(["input-two-messages", expect.stringContaining("1,000 parameters or more")]);
  });
});

test("a message stands behind however many other parameters of a recorded post", () => {
  expect(fault(JSON.stringify({ log: { entries: [{ request: { method: "POST", url: ACS, postData: { text: `${"a=b&".repeat(100_000)}${formBody()}` } } }] } }))).toBe("response");
});

describe("the extent of a JSON text", () => {
  const most = { depth: 3, values: 6 };
  test.each<[string, ReturnType<typeof jsonExtent>]>([
    ["[[[1]]]", undefined],
    ["[[[[1]]]]", "too-deep"],
    ['{"a":{"b":{"c":{}}}}', "too-deep"],
    ["[[],[],[]]", "too-many"],
    ["[1,2,3,4,5]", undefined],
    ["[1,2,3,4,5,6]", "too-many"],
    ['["[[[[,,,,,,,,"]', undefined],
    [String.raw`["\"[[[[,,,,,,,,"]`, undefined],
    [String.raw`["\\",[[[1]]]]`, "too-deep"],
    [String.raw`["\\\"[[[["]`, undefined],
    ['["never ends [[[[', undefined],
    ["", undefined],
    ["]]]][[[[[", undefined],
    ["[[[[", "too-deep"],
  ])("%s", (text, extent) => {
    expect(jsonExtent(text, most)).toBe(extent);
  });
});
