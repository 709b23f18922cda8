import * as fc from "fast-check";
import { readMembers } from "../../src/access/members";

const read = (text: string) => {
  const result = readMembers(text);
  return "fault" in result ? result.fault : Object.fromEntries([...result.members].map(([group, logins]) => [group, [...logins]]));
};
const expected = { "AWS FinOps": ["ana@example.com", "bo@example.com"], Other: ["ana@example.com"] };

test.each([
  ["JSON of group to logins", JSON.stringify(expected)],
  ["JSON of group and members", JSON.stringify(Object.entries(expected).map(([group, members]) => ({ group, members })))],
  ["JSON of memberships", JSON.stringify(Object.entries(expected).flatMap(([group, members]) => members.map((userName) => ({ Group: group, userName }))))],
  ["JSON with a byte order mark", `\uFEFF${JSON.stringify(expected)}`],
  ["CSV", "group,login\nAWS FinOps,ana@example.com\nAWS FinOps,bo@example.com\nOther,ana@example.com\n"],
  ["CSV of Windows", "\uFEFFLogin;Group Name\r\nana@example.com;AWS FinOps\r\nbo@example.com;AWS FinOps\r\n\r\nana@example.com;Other\r\n"],
  ["CSV with quotes and further columns", 'id,"group","user_name"\n1,"AWS FinOps","ana@example.com"\n2,"AWS FinOps", bo@example.com\n3,"Other",ana@example.com'],
  ["tabs", "group\temail\nAWS FinOps\tana@example.com\nAWS FinOps\tbo@example.com\nOther\tana@example.com"],
])("%s is read", (_, text) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ["", "it is empty"],
  ["  \n", "it is empty"],
  ["{", "1:2: it is not JSON: it ends where a key in double quotes, or } must follow"],
  ['{"A":["x"],"A":["y"]}', '1:12: an object has "A" twice, and all but the last would be dropped: join them, or rename or remove one'],
  ["{}", "it has no group"],
  ["[]", "it has no group"],
  ['{"A":"x"}', '"A" has no list of logins: "x"'],
  ['{"A":[5]}', '"A" has no list of logins: [5]'],
  ['{"A":[""]}', '"A" has no list of logins: [""]'],
  ['[{"members":["x"]}]', "item 1 has no group: nothing"],
  ['[{"group":"A"}]', "item 1 has no list of logins: nothing"],
  ["[null]", "item 1 has no group: nothing"],
  ["name,login\nA,x", 'its first line is "name,login": give a heading with a column group and a column login'],
  ['group,login\n"A,x', 'line 2 has a quote that does not end: "\\"A,x"'],
  ['group,login\n"A"b,x', 'line 2 has a quote that does not end: "\\"A\\"b,x"'],
  ["group,login\nA", "line 2 has no list of logins: [null]"],
  ["group,login\n,x", 'line 2 has no group: ""'],
  ["group,login", "it has no group"],
])("%j is refused: %s", (text, fault) => {
  expect(read(text)).toBe(fault);
});

test("names of JavaScript's own are only names", () => {
  expect([...(readMembers('{"__proto__":["x"],"constructor":["y"]}') as { members: Map<string, Set<string>> }).members.keys()]).toEqual(["__proto__", "constructor"]);
});

test("any text is an answer, at once", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.constantFrom('"', ",", ";", "\n", "group", "login", "a", "[", "{")).map((parts) => parts.join(""))), (text) => {
    expect(Object.keys(readMembers(text))).toHaveLength(1);
  }), { numRuns: 500 });
  expect(read(`group,login\n${'"'.repeat(200_000)}`)).toMatch(/^line 2 has/);
});
