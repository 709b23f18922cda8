import * as fc from "fast-check";
import { readJson } from "../../src/project/json-text";

/** Place and fault in one line, as a user is shown them behind the name of the file. */
function fault(text: string): string {
  const read = readJson(text);
  return "fault" in read ? `${read.place}: ${read.fault}` : "none";
}

describe("text that is not JSON has its place, whatever the engine says of it", () => {
  test.each<[string, string, string]>([
    ["nothing", "", "1:1: it is not JSON: it is empty"],
    ["only space", " \n\t", "2:2: it is not JSON: it is empty"],
    ["half an object", '{\n  "a":', "2:7: it is not JSON: it ends where a value must follow"],
    ["a list that is not closed", "[1,\n2", "2:2: it is not JSON: it ends where a comma or the closing bracket must follow"],
    ["a comma that is missing", '{\n  "a": 1\n  "b": 2\n}', '3:3: it is not JSON: here is "\\"" where a comma or the closing bracket must stand'],
    ["a comma too much", '{\n  "a": 1,\n}', '3:1: it is not JSON: here is "}" where a key in double quotes must stand; remove the comma before it'],
    ["a comma too much in a list", "[1,\n]", '2:1: it is not JSON: here is "]" where a value must stand; remove the comma before it'],
    ["a key without quotes", "{a: 1}", '1:2: it is not JSON: here is "a" where a key in double quotes, or } must stand'],
    ["a colon that is missing", '{"a" 1}', '1:6: it is not JSON: here is "1" where a colon must stand'],
    ["the wrong bracket", '{"a": [1}', '1:9: it is not JSON: here is "}" where a comma or the closing bracket must stand'],
    ["a comment", '{\n  // mine\n  "a": 1}', '2:3: it is not JSON: here is "/" where a key in double quotes, or } must stand; JSON has no comments'],
    ["single quotes", "['a']", `1:2: it is not JSON: here is "'" where a value or ] must stand; JSON has double quotes alone`],
    ["a text without its end", '{"a": "b\n}', "1:9: it is not JSON: a text has no closing quote on its line"],
    ["a text without its end, last", '["b', "1:4: it is not JSON: a text has no closing quote on its line"],
    ["a text whose last quote is escaped", '["b\\"]', "1:7: it is not JSON: a text has no closing quote on its line"],
    ["a way of Windows", '["C:\\Users"]', '1:5: it is not JSON: a text has "\\\\U", which JSON does not know; a backslash itself is written \\\\'],
    ["two documents", "{}\n{}", '2:1: it is not JSON: here is "{" where the end must stand'],
    ["a word that JSON lacks", '{"a": undefined}', '1:7: it is not JSON: here is "u" where a value must stand'],
    ["a number with a zero before it", "[012]", '1:3: it is not JSON: here is "1" where a comma or the closing bracket must stand'],
    ["binary", "\u0000\u0001", '1:1: it is not JSON: here is "\\u0000" where a value must stand'],
    ["a closing bracket alone", "}", '1:1: it is not JSON: here is "}" where a value must stand'],
  ])("%s", (_, text, said) => {
    expect(fault(text)).toBe(said);
  });
});

describe("a key that an object has twice: the place is the second one's", () => {
  test.each<[string, string, string, string]>([
    ["a condition", '{"Statement":[{"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}},\n"Condition":{}}]}', "2:1", "Condition"],
    ["an action", '{"Action":"s3:GetObject","Resource":"*","Action":"*"}', "1:41", "Action"],
    ["a value of the same text behind it", '{\n"audit": 1,\n"audit": 2,\n"unit": "audit"\n}', "3:1", "audit"],
    ["an escape that spells the same", '{"Action":1,"\\u0041ction":2}', "1:13", "Action"],
    ["behind an object inside", '{"a":{"b":1},"c":[{}],"a":2}', "1:23", "a"],
    ["inside a list inside", '[[{"a":1,"a":2}]]', "1:10", "a"],
    ["with space before the colon", '{"a" : 1, "a"\n: 2}', "1:11", "a"],
    ["an escaped quote in it", '{"a\\"b":1,"a\\"b":2}', "1:11", 'a"b'],
    ["a backslash at its end", '{"a\\\\":1,"a\\\\":2}', "1:10", "a\\"],
    ["an empty key", '{"":1,"":2}', "1:7", ""],
    ["the prototype", '{"__proto__":1,"__proto__":2}', "1:16", "__proto__"],
    ["the first of several", '{"a":1,\n"a":2,\n"a":3}', "2:1", "a"],
  ])("%s", (_, text, place, key) => {
    expect(fault(text)).toBe(`${place}: an object has ${JSON.stringify(key)} twice, and all but the last would be dropped: join them, or rename or remove one`);
  });

  test.each([
    ["of two objects", '[{"a":1},{"a":1}]'],
    ["of an object inside", '{"a":{"a":1}}'],
    ["that is only a value", '{"a":"b","b":"a","c":["a","a","{","}"]}'],
    ["that looks like one inside of a text", '{"a":"\\"a\\":1,\\"a\\":2","b":"{\\"a\\":"}'],
    ["that differs by case", '{"a":1,"A":2}'],
    ["of no object", '"a"'],
  ])("not one %s", (_, text) => {
    expect(readJson(text)).toEqual({ value: JSON.parse(text) });
  });

  test("a fault of syntax comes first, since nothing else is sure then", () => {
    expect(fault('{"a":1,"a":2')).toMatch(/^1:13: it is not JSON: it ends/);
  });
});

test("a byte order mark, as some editors write it, is no fault and counts for no column", () => {
  expect(readJson('\uFEFF{"a":1}')).toEqual({ value: { a: 1 } });
  expect(fault("\uFEFF{")).toMatch(/^1:2: /);
});

test("a long text costs no time", () => {
  const text = JSON.stringify({ a: "x\\".repeat(500_000), b: "y".repeat(1_000_000) });
  expect("value" in readJson(text)).toBe(true);
});

test("lists in lists in lists are no trouble", () => {
  expect(fault(`${"[".repeat(100_000)}x`)).toMatch(/^1:100001: it is not JSON: here is "x"/);
});

/** What the engine refuses has a reason of ours, and what it takes has none: JSON with one character put in, taken out or replaced. */
test("the scan and JSON.parse agree", () => {
  const marks = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", "0", "1", "-", ".", "e", "t", "n", " ", "\n", "\t", "\u00a0", "\u000b", "/", "u", "é", "😀");
  const edit = fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 1 }), put: fc.oneof(marks, fc.constant("")) });
  fc.assert(
    fc.property(fc.json(), fc.array(edit, { maxLength: 2 }), (json, edits) => {
      const text = edits.reduce((before, { at, drop, put }) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + put + before.slice(place + drop);
      }, json);
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      const read = readJson(text);
      if (parses) expect("value" in read || read.fault.startsWith("an object has")).toBe(true);
      else expect("fault" in read ? read.fault : "none").toMatch(/^it is not JSON: (here is|it ends|it is empty|a text has)/);
    }),
    { numRuns: 5000 },
  );
});
