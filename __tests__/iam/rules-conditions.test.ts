import { check, conditional, marks, policy } from "./support";

const at = "inline.Statement[0].Condition";
const tag = '["aws:PrincipalTag/team"]';

describe("form", () => {
  test.each([
    ["a text", "x", [`error policy-condition-form ${at}`]],
    ["a list", [], [`error policy-condition-form ${at}`]],
    ["null", null, [`error policy-condition-form ${at}`]],
    ["no operator", {}, [`error policy-condition-form ${at}`]],
    ["no key", { StringEquals: {} }, [`error policy-condition-form ${at}.StringEquals`]],
    ["a text for the keys", { StringEquals: "x" }, [`error policy-condition-form ${at}.StringEquals`]],
    ["no value", { StringEquals: { "aws:PrincipalTag/team": [] } }, [`error policy-condition-form ${at}.StringEquals${tag}`]],
    ["null as the value", { StringEquals: { "aws:PrincipalTag/team": null } }, [`error policy-condition-form ${at}.StringEquals${tag}`]],
    ["an object as the value", { StringEquals: { "aws:PrincipalTag/team": {} } }, [`error policy-condition-form ${at}.StringEquals${tag}`]],
    ["a list within the list", { StringEquals: { "aws:PrincipalTag/team": ["a", ["b"]] } }, [`error policy-condition-form ${at}.StringEquals${tag}`]],
    ["one value", { StringEquals: { "aws:PrincipalTag/team": "a" } }, []],
    ["values", { StringEquals: { "aws:PrincipalTag/team": ["a", "b"] } }, []],
  ])("%s", async (_, condition, expected) => {
    expect(await marks(conditional(condition))).toEqual(expected);
  });
});

describe("operator", () => {
  test.each([
    ["StringEqual", false], ["stringEquals", false], ["StringMatches", false], ["NullIfExists", false], ["ForAnyValues:StringEquals", false],
    ["ForAnyValue:ForAllValues:StringEquals", false], ["StringEqualsIfexists", false], ["IfExists", false], ["constructor", false], ["", false],
    ["StringEquals", true], ["StringEqualsIfExists", true], ["StringNotEqualsIgnoreCase", true], ["ForAllValues:StringLike", true], ["ForAnyValue:StringNotLikeIfExists", true],
  ])("%s: known %s", async (operator, known) => {
    expect(await marks(conditional({ [operator]: { "aws:PrincipalTag/team": "a" } }))).toEqual(known ? [] : [expect.stringMatching(/^error policy-condition-operator inline\.Statement\[0\]\.Condition/)]);
  });

  test.each([["StringEqual", "did you mean StringEquals"], ["ForAnyValues:StringLke", "did you mean StringLike"], ["stringequalsifexists", "did you mean StringEquals"]])("%s: %s", async (operator, fix) => {
    expect((await check(conditional({ [operator]: { "aws:PrincipalTag/team": "a" } })))[0]?.fix).toContain(fix);
  });
});

describe("key", () => {
  test.each([
    ["aws:SourceVpcc", "warning"],
    ["aws:PrincipalTag/", "warning"],
    ["s3:prefixx", "warning"],
    ["nosuch:key", "warning"],
    ["prefix", "error"],
    ["", "error"],
    ["aws:", "error"],
    ["AWS:sourcevpc", undefined],
    ["aws:PrincipalTag/team", undefined],
    ["s3:prefix", undefined],
    ["sts:ExternalId", undefined],
    ["saml:sub", undefined],
  ])("%s: %s", async (key, severity) => {
    const expected = severity === undefined ? [] : [expect.stringContaining(`${severity} policy-condition-key ${at}.StringEquals`)];
    expect(await marks(conditional({ StringEquals: { [key]: "a" } }))).toEqual(expected);
  });

  test("a typo comes with the key that was meant", async () => {
    expect((await check(conditional({ StringEquals: { "aws:SourceVpcc": "a" } })))[0]?.fix).toContain("did you mean aws:SourceVpc,");
  });

  test("two spellings of one key under one operator are a duplicate; under two they are not", async () => {
    expect(await marks(conditional({ StringEquals: { "aws:SourceVpc": "a", "aws:sourceVPC": "b" } }))).toEqual([`error policy-duplicate-condition-key ${at}.StringEquals["aws:sourceVPC"]`]);
    expect(await marks(conditional({ StringEquals: { "aws:SourceVpc": "a" }, StringNotEquals: { "aws:sourceVPC": "b" } }))).toEqual([]);
  });
});

describe("value", () => {
  test.each([
    ["Bool", "yes", false], ["Bool", 1, false], ["Bool", ["true", "false"], false], ["Bool", true, true], ["Bool", "false", true], ["BoolIfExists", "True", true],
    ["Null", "maybe", false], ["Null", [true, false], false], ["Null", "true", true], ["Null", false, true],
    ["NumericLessThan", "1,5", false], ["NumericLessThan", "ten", false], ["NumericLessThan", "", false], ["NumericLessThan", 3600, true], ["NumericLessThan", "-1.5", true],
    ["DateLessThan", "31.12.2027", false], ["DateLessThan", "2027-12-31 10:00", false], ["DateLessThan", "2027-12-31T10", false],
    ["DateLessThan", "2027-12-31T10:00:00Z", true], ["DateLessThan", "2027-12-31", true], ["DateLessThan", "2027-12-31T10:00:00.5+02:00", true], ["DateLessThan", 1830297600, true],
    ["IpAddress", "203.0.113.0/33", false], ["IpAddress", "203.0.113.256", false], ["IpAddress", "203.0.113.0/24/1", false], ["IpAddress", "203.0.113.0/", false], ["IpAddress", "2001:db8::/129", false], ["IpAddress", "office", false],
    ["IpAddress", "203.0.113.0/32", true], ["NotIpAddress", "203.0.113.7", true], ["IpAddress", "2001:db8::/128", true], ["IpAddress", "203.0.113.0/0", true],
    ["BinaryEquals", "QmluYXJ5=", false], ["BinaryEquals", "a b=", false], ["BinaryEquals", "QmluYXJ5", true],
    ["ArnLike", "payments", false], ["ArnEquals", "arn:aws:iam::111122223333", false], ["ArnLike", "arn:aws:iam::111122223333:role/*", true], ["ArnLike", "*", true], ["ArnLike", "${aws:PrincipalArn}", true],
    ["NumericLessThan", "${aws:MultiFactorAuthAge}", false], ["Bool", "${aws:SecureTransport}", false],
    ["StringEquals", "anything at all", true], ["StringEquals", 5, true],
  ])("%s %j: %s", async (operator, value, fits) => {
    const expected = fits ? [] : [`error policy-condition-value ${at}.${operator}${tag}`];
    expect(await marks(conditional({ [operator]: { "aws:PrincipalTag/team": value } }))).toEqual(expected);
  });

  test.each([
    ["StringEquals", "team-*", "StringLike"],
    ["StringNotEquals", "team-?", "StringNotLike"],
    ["StringEqualsIgnoreCaseIfExists", "*", "StringLike"],
    ["ForAnyValue:StringEquals", ["a", "b*"], "StringLike"],
  ])("%s takes the wildcard in %j literally", async (operator, value, like) => {
    expect(await check(conditional({ [operator]: { "aws:PrincipalTag/team": value } }))).toMatchObject([{ severity: "warning", rule: "policy-condition-value", fix: expect.stringContaining(`use ${like},`) }]);
  });

  test.each([["StringLike", "team-*"], ["StringNotLike", "*"], ["StringEquals", "${*}"], ["StringEquals", "${?}x"]])("%s with %s is meant", async (operator, value) => {
    expect(await marks(conditional({ [operator]: { "aws:PrincipalTag/team": value } }))).toEqual([]);
  });
});

describe("variables", () => {
  const place = "inline.Statement[0].Resource";
  const form = `error policy-variable-form ${place}`;

  test.each([
    ["${aws:username", [form]],
    ["${aws:username/${aws:userid}", [form]],
    ["${}", [form]],
    ["${ }", [form]],
    ["${ aws:username }", [form]],
    ["${aws:user name}", [form]],
    ["${username}", [form]],
    ["${aws:}", [form]],
    ["${**}", [form]],
    ["${aws:PrincipalTag/team, none}", [form]],
    ["${aws:PrincipalTag/team, 'none}", [form]],
    ["${aws:PrincipalTag/team,}", [form]],
    ["$${aws:username}", [`warning policy-variable-form ${place}`]],
    ["${aws:PrincipleTag/team}", [`warning policy-variable-key ${place}`]],
    ["${aws:username}", []],
    ["${aws:username}/${aws:userid}", []],
    ["${aws:PrincipalTag/team, 'none'}", []],
    ["${aws:PrincipalTag/team,'a,b'}", []],
    ["${*}${?}${$}", []],
    ["$5", []],
    ["{a}", []],
    ["a}", []],
  ])("%s", async (text, expected) => {
    expect(await marks(policy({ Resource: `arn:aws:s3:::reports/${text}` }))).toEqual(expected);
  });

  test("one finding for all that follows without a closing brace, one for each that another begins in", async () => {
    expect(await marks(policy({ Resource: `arn:aws:s3:::reports/${"${a:b".repeat(500)}` }))).toEqual([form]);
    expect((await check(policy({ Resource: "arn:aws:s3:::reports/${a:b${a:c${aws:username}" }))).map(({ given }) => given)).toEqual(['"${a:b" has no closing brace', '"${a:c" has no closing brace']);
  });

  test("values of conditions are read too", async () => {
    expect(await marks(conditional({ StringLike: { "s3:prefix": ["${aws:username/*", "${aws:usrname}/*"] } }))).toEqual([
      `error policy-variable-form ${at}.StringLike["s3:prefix"]`,
      `warning policy-variable-key ${at}.StringLike["s3:prefix"]`,
    ]);
  });

  test("a variable of a service's key is looked up in that service", async () => {
    expect(await marks(policy({ Action: "*", Resource: "arn:aws:s3:::reports/${ec2:SourceInstanceARN}" }))).toEqual([]);
    expect(await marks(policy({ Action: "*", Resource: "arn:aws:s3:::reports/${datazone:domainId}" }))).toEqual([]);
    expect(await marks(policy({ Action: "*", Resource: "arn:aws:s3:::reports/${datazone:domianId}" }))).toEqual([`warning policy-variable-key ${place}`]);
  });

  test("a typo comes with the key that was meant", async () => {
    expect((await check(policy({ Resource: "arn:aws:s3:::reports/${aws:usernam}" })))[0]?.fix).toContain("did you mean aws:username");
  });

  test("before version 2012-10-17 they are plain text", async () => {
    const variable = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/${aws:username}" };
    expect(await marks({ Version: "2008-10-17", Statement: variable })).toEqual(["warning policy-version inline.Version", "error policy-variable-version inline.Statement.Resource"]);
    expect(await marks({ Version: "2008-10-17", Statement: { ...variable, Resource: "arn:aws:s3:::reports/a" } })).toEqual(["warning policy-version inline.Version"]);
  });
});
