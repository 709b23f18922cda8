import { check, conditional, marks, policy } from "./support";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" };
const at = "inline.Statement[0]";

test("a sound policy has no findings", async () => {
  expect(await check(policy())).toEqual([]);
});

describe("document", () => {
  test.each([
    ["no version", { Statement: [allow] }, ["error policy-version inline.Version"]],
    ["the older version", { Version: "2008-10-17", Statement: [allow] }, ["warning policy-version inline.Version"]],
    ["a version that is none", { Version: "2012-10-18", Statement: [allow] }, ["error policy-version inline.Version"]],
    ["a version as a number", { Version: 20121017, Statement: [allow] }, ["error policy-version inline.Version"]],
    ["no statement", { Version: "2012-10-17" }, ["error policy-statement inline.Statement"]],
    ["an empty list of statements", { Version: "2012-10-17", Statement: [] }, ["error policy-statement inline.Statement"]],
    ["a statement that is a text", { Version: "2012-10-17", Statement: "x" }, ["error policy-statement inline.Statement"]],
    ["null among the statements", { Version: "2012-10-17", Statement: [allow, null] }, ["error policy-statement inline.Statement[1]"]],
    ["a list among the statements", { Version: "2012-10-17", Statement: [[allow]] }, ["error policy-statement inline.Statement[0]"]],
    ["a misspelt element", { Version: "2012-10-17", Statements: [], Statement: [allow] }, ["error policy-unknown-element inline.Statements"]],
    ["an Id", { Version: "2012-10-17", Id: "x", Statement: [allow] }, ["warning policy-unknown-element inline.Id"]],
    ["a __proto__ of JSON", JSON.parse(`{"Version":"2012-10-17","__proto__":{},"Statement":${JSON.stringify(allow)}}`), ["error policy-unknown-element inline.__proto__"]],
    ["one statement without a list", { Version: "2012-10-17", Statement: allow }, []],
    ["a property that is undefined", { Version: "2012-10-17", Id: undefined, Statement: allow }, []],
  ])("%s", async (_, document, expected) => {
    expect(await marks(document)).toEqual(expected);
  });
});

describe("statement", () => {
  test.each([
    ["no effect", { Effect: undefined }, [`error policy-effect ${at}.Effect`]],
    ["an effect in lower case", { Effect: "allow" }, [`error policy-effect ${at}.Effect`]],
    ["an effect in a list", { Effect: ["Allow"] }, [`error policy-effect ${at}.Effect`]],
    ["no action", { Action: undefined }, [`error policy-element-choice ${at}`]],
    ["both actions", { NotAction: "iam:CreateUser" }, [`error policy-element-choice ${at}`]],
    ["no resource", { Resource: undefined }, [`error policy-element-choice ${at}`]],
    ["both resources", { NotResource: "arn:aws:s3:::secrets/*" }, [`error policy-element-choice ${at}`]],
    ["no action in the list", { Action: [] }, [`error policy-text-list ${at}.Action`]],
    ["an empty action", { Action: "" }, [`error policy-text-list ${at}.Action`]],
    ["an empty action in the list", { Action: ["s3:GetObject", ""] }, [`error policy-text-list ${at}.Action[1]`]],
    ["a number as an action", { Action: 1 }, [`error policy-text-list ${at}.Action`]],
    ["null as an action", { Action: [null] }, [`error policy-text-list ${at}.Action[0]`]],
    ["an object as a resource", { Resource: { Ref: "Bucket" } }, [`error policy-text-list ${at}.Resource`]],
    ["no resource in the list", { Resource: [] }, [`error policy-text-list ${at}.Resource`]],
    ["NotAction of nothing", { Action: undefined, NotAction: [] }, [`error policy-text-list ${at}.NotAction`]],
    ["NotResource of nothing", { Resource: undefined, NotResource: [] }, [`error policy-text-list ${at}.NotResource`]],
    ["a principal", { Principal: "*" }, [`error policy-principal ${at}.Principal`]],
    ["a negated principal", { NotPrincipal: { AWS: "*" } }, [`error policy-principal ${at}.NotPrincipal`]],
    ["Actions", { Actions: "s3:GetObject" }, [`error policy-unknown-element ${at}.Actions`]],
    ["action in lower case", { action: "s3:GetObject" }, [`error policy-unknown-element ${at}.action`]],
    ["Version in a statement", { Version: "2012-10-17" }, [`error policy-unknown-element ${at}.Version`]],
    ["a Sid with a hyphen", { Sid: "read-only" }, [`error policy-sid ${at}.Sid`]],
    ["a Sid with a space", { Sid: "read only" }, [`error policy-sid ${at}.Sid`]],
    ["a Sid with a letter outside of ASCII", { Sid: "Löschen" }, [`error policy-sid ${at}.Sid`]],
    ["a Sid that is a number", { Sid: 1 }, [`error policy-sid ${at}.Sid`]],
    ["a Sid of digits and letters", { Sid: "Read1" }, []],
    ["an empty Sid", { Sid: "" }, []],
    ["Deny", { Effect: "Deny" }, []],
    ["NotAction", { Action: undefined, NotAction: ["iam:CreateUser"] }, []],
    ["NotResource", { Resource: undefined, NotResource: "arn:aws:s3:::secrets/*" }, []],
  ])("%s", async (_, parts, expected) => {
    expect(await marks(policy(parts))).toEqual(expected);
  });

  test.each([
    [{ Action: undefined }, "neither Action nor NotAction", "add Action"],
    [{ NotResource: "*" }, "Resource and NotResource", "split the statement in two"],
  ])("%j is told as %s", async (parts, given, fix) => {
    expect(await check(policy(parts))).toMatchObject([{ given, fix }]);
  });

  test("a principal belongs to statements only", async () => {
    expect(await marks({ ...policy(), Principal: "*" })).toEqual(["error policy-unknown-element inline.Principal"]);
  });

  test("the second of two equal Sids is the finding, and empty ones are not equal", async () => {
    const statements = ["A", "", "B", "A", "", "a", "A"].map((Sid) => ({ Sid, ...allow }));
    expect(await marks({ Version: "2012-10-17", Statement: statements })).toEqual(["error policy-duplicate-sid inline.Statement[3].Sid", "error policy-duplicate-sid inline.Statement[6].Sid"]);
  });

  test("a misspelt element comes with the right one", async () => {
    const [actions, principal] = await check(policy({ Actions: "x", Efect: "x" }));
    expect([actions?.fix, principal?.fix]).toEqual([expect.stringContaining("did you mean Action?"), expect.stringContaining("did you mean Effect?")]);
  });
});

function padded(length: number, filler: string): Record<string, unknown> {
  return policy({ Resource: [`arn:aws:s3:::reports/${filler.repeat(length)}`] });
}

describe("size", () => {
  const base = JSON.stringify(padded(0, "")).length;

  test.each([
    ["10,240 characters", padded(10_240 - base, "x"), []],
    ["10,241 characters", padded(10_241 - base, "x"), ["error policy-size inline"]],
    ["32,768 bytes of which few count", padded(32_768 - base, " "), []],
    ["32,769 bytes of which few count", padded(32_769 - base, " "), ["error policy-size inline"]],
    ["two bytes for a character", padded(17_000, "\u00a0"), ["error policy-size inline"]],
    ["both over", padded(33_000, "x"), ["error policy-size inline", "error policy-size inline"]],
  ])("%s", async (_, document, expected) => {
    expect(await marks(document)).toEqual(expected);
  });

  test("a raised quota counts, and the message has figures and the excess", async () => {
    expect(await marks(padded(20_000, "x"), { maxCharacters: 30_000 })).toEqual([]);
    expect(await check(policy(), { maxBytes: 110, maxCharacters: 100 })).toMatchObject([
      { allowed: "at most 110 bytes as sent" },
      { given: "117 characters without white space", allowed: "at most 100 characters without white space", fix: expect.stringContaining("shorten it by 17:") },
    ]);
    expect((await check(padded(32_769 - base, " ")))[0]).toMatchObject({ given: "32,769 bytes as sent", allowed: "at most 32,768 bytes as sent", fix: expect.stringContaining("shorten it by 1:") });
  });
});

describe("characters", () => {
  test.each([
    ["an en dash in a value", conditional({ StringEquals: { "aws:PrincipalTag/team": "a–b" } }), ['error policy-characters inline.Statement[0].Condition.StringEquals["aws:PrincipalTag/team"]']],
    ["an emoji in a list", policy({ Resource: ["arn:aws:s3:::reports/🎉"] }), [`error policy-characters ${at}.Resource[0]`]],
    ["the first character outside", policy({ Resource: "arn:aws:s3:::reports/\u0100" }), [`error policy-characters ${at}.Resource`]],
    ["the last character inside", policy({ Resource: "arn:aws:s3:::reports/\u00ff" }), []],
    ["a line end, which JSON escapes", policy({ Resource: "arn:aws:s3:::reports/\n" }), []],
  ])("%s", async (_, document, expected) => {
    expect(await marks(document)).toEqual(expected);
  });

  test("a key is checked too, and the message names the code point", async () => {
    expect(await marks(conditional({ StringEquals: { "aws:PrincipalTag/tëam–x": "a" } }))).toEqual(['error policy-characters inline.Statement[0].Condition.StringEquals["aws:PrincipalTag/tëam–x"]']);
    expect((await check(policy({ Resource: "arn:aws:s3:::reports/\u202e" })))[0]?.given).toBe(String.raw`"arn:aws:s3:::reports/\u202e", which has \u202e (U+202E)`);
  });
});
