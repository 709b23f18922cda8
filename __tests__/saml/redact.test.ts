import * as fc from "fast-check";
import { mask, maskForOthers, namesNobody, shorten } from "../../src/saml/redact";

describe("mask", () => {
  test.each([
    ["", '"" (empty)'],
    ["a", "a person's value (1 character)"],
    ["a@b.c", "a person's address (5 characters)"],
    ["Jo@b.c", "a person's address (6 characters; with upper case)"],
    ["李@例子.jp", "a person's address (7 characters; with beyond ASCII)"],
    ["Li Na", "a person's value (5 characters; with upper case; with white space)"],
    ["CC-4711", "a person's value (7 characters; with upper case)"],
    ["CC-47110", "******** (8 characters; upper case at 1, 2)"],
    ["ana@example.com", "***@e******.com (15 characters)"],
    ["anna@example.com", "a***@e******.com (16 characters)"],
    ["Anna@Example.com", "A***@E******.com (16 characters; upper case at 1, 6)"],
    ["李@例子公司.example.jp", "*@************.jp (17 characters; beyond ASCII at 1, 3, 4, 5, 6)"],
    ["ana@example.com ", "***@e******.com  (16 characters; white space at 16)"],
    [" ana@example.com", "****@e******.com (16 characters; white space at 1)"],
    ["аna@example.com", "***@e******.com (15 characters; beyond ASCII at 1)"],
    ["ana\u200b@example.com", "a***@e******.com (16 characters; beyond ASCII at 4; control at 4)"],
    ["ana@localhost", "************* (13 characters)"],
    ["ana@org.北京", "********** (10 characters; beyond ASCII at 9, 10)"],
    ["a@b@example.com", "*************** (15 characters)"],
    ["ANA.SILVA@X.ORG", "A********@*.ORG (15 characters; upper case at 1, 2, 3, 5, 6, 7 and 6 more)"],
    ["x".repeat(300), `${"*".repeat(40)}… (300 characters)`],
    ["👩‍💻@example.com", "***@e******.com (15 characters; beyond ASCII at 1, 2, 3; control at 2)"],
    ["@jane.doe", "********* (9 characters)"],
    ["jane@doe.smith", "************** (14 characters)"],
    ["a@1.5551234567", "************** (14 characters)"],
    ["5551234@567.com", "*******@***.com (15 characters)"],
    ["jane.doe@example.co.uk", "j*******@e*********.uk (22 characters)"],
    ["jane.doe@example.c0m", "******************** (20 characters)"],
    ["jane doe@example.com", "******************** (20 characters; white space at 5)"],
    ["Jane <jane@example.com>", "*********************** (23 characters; upper case at 1; white space at 5)"],
    ["https://jane.doe.example/x", "************************** (26 characters)"],
    ["7", "a person's value (1 character)"],
    ["Ñ", "a person's value (1 character; with upper case; with beyond ASCII)"],
  ])("%j", (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test("of what is no address no letter and no digit is shown, whatever it is", () => {
    fc.assert(fc.property(fc.string({ minLength: 8, maxLength: 60 }).filter((text) => !/@.*\./.test(text)), (value) => {
      expect(mask(value).split(" (")[0]).toMatch(/^\*+…?$/);
    }));
  });

  test("no digit of an address is shown", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{3,20}$/), fc.stringMatching(/^\d{3,20}$/), (name, host) => {
      expect(mask(`${name}@${host}.com`).split(" (")[0]).toMatch(/^\*+@\*+\.com$/);
    }));
  });

  test("two addresses that differ in case alone, in length or in the last label are told apart", () => {
    const masks = ["ana@example.com", "Ana@example.com", "ana@Example.com", "anas@example.com", "ana@example.co", "ana@example.com "].map((one) => mask(one));
    expect(new Set(masks).size).toBe(masks.length);
  });

  test("of a name it shows at most the first letter, of a short one none", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,30}$/), fc.stringMatching(/^[a-z]{3,30}$/), (name, host) => {
      const [local = "", domain = ""] = (mask(`${name}@${host}.org`).split(" (")[0] ?? "").split("@");
      expect([local, domain]).toEqual([expect.stringMatching(name.length < 4 ? /^\*+$/ : /^[a-z]\*+$/), expect.stringMatching(host.length < 4 ? /^\*+\.org$/ : /^[a-z]\*+\.org$/)]);
    }));
  });

  test("of a short value, whatever it is, nothing is shown", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }).filter((text) => Array.from(text).length < 8), (value) => {
      expect(mask(value)).toMatch(/^a person's (?:value|address) \(\d characters?(?:; with (?:upper case|white space|beyond ASCII|control))*\)$/);
    }));
  });
});

describe("for others", () => {
  test.each([
    ["", '"" (empty)'],
    ["a@b.c", "a person's address"],
    ["ana.silva@tarnholt.example", "a person's address"],
    ["Ana.Silva@tarnholt.example", "a person's address (with upper case)"],
    ["ana.silva@tarnholt.example ", "a person's value (with white space)"],
    ["Payments", "a person's value (with upper case)"],
    ["00417", "a person's value"],
  ])("%j", (value, masked) => {
    expect(maskForOthers(value)).toBe(masked);
  });

  test("two values without anything odd can't be told apart", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9.-]{1,60}$/), fc.stringMatching(/^[a-z0-9.-]{1,60}$/), (one, other) => {
      expect(maskForOthers(`${one}@${other}`)).toBe("a person's address");
    }));
  });
});

test.each([
  ["User is not assigned to the client application.", true],
  ["  you are not assigned this app in okta!\n", true],
  ["The request could not be performed due to an error on the part of the requester", true],
  ["The request could not be performed due to an error, try again", false],
  ["User jane.doe is not assigned to this application", false],
  ["User is not assigned to this application jane", false],
  ["Jane: user is not assigned to this application", false],
  ["the user jdoe is locked out", false],
  ["jane doe has no access", false],
  ["doe, jane", false],
  ["Access denied for O'Neill", false],
  ["Employee Müller", false],
  ["jane", false],
  ["unexpected error", false],
  [`${" ".repeat(5)}Access denied${".".repeat(300)}`, false],
  ["", false],
  ["Ana Silva is not assigned", false],
  ["ana@tarnholt.example is not assigned", false],
  ["user 00417 is locked", false],
  ["x".repeat(201), false],
])("a message that names nobody: %s", (message, is) => {
  expect(namesNobody(message)).toBe(is);
});

test.each([
  ["short", "short"],
  ["x".repeat(32), "x".repeat(32)],
  ["MIID" + "a".repeat(40), "MIIDaaaaaaaaaaaa… (44 characters)"],
  ["MIID\n" + "a".repeat(40), "MIIDaaaaaaaaaaaa… (44 characters)"],
])("a long technical value is cut: %j", (value, shown) => {
  expect(shorten(value)).toBe(shown);
});
