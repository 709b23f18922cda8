import { evaluate, evaluateTemplate, type Scope } from "../../../../sandbox/okta/sign-in/expression";
import { scopeOf, userNameOf } from "../../../../sandbox/okta/sign-in/scope";
import { seedOrg } from "../../../../sandbox/okta/seed";

const profile: Readonly<Record<string, string | null>> = { login: "Ana.Silva@example.com", email: "ana@example.com", firstName: "Ana", lastName: "Silva", department: null };
const read = (name: string): string | null => {
  if (!Object.hasOwn(profile, name)) throw new Error(`no attribute ${name}`);
  return profile[name] ?? null;
};
const scope: Scope = { variables: { user: read, source: read, appuser: read }, groups: [{ id: "00g1", name: "AWS Engineers" }, { id: "00g2", name: "Everyone" }] };

test.each<[string, unknown]>([
  ["user.email", "ana@example.com"],
  ["source.login", "Ana.Silva@example.com"],
  ["appuser.firstName", "Ana"],
  ["user.department", null],
  ['"literal"', "literal"],
  ["'it has \"quotes\"'", 'it has "quotes"'],
  ['user.firstName + "." + user.lastName', "Ana.Silva"],
  ["String.toLowerCase(user.login)", "ana.silva@example.com"],
  ["String.toUpperCase(user.firstName)", "ANA"],
  ['String.substringBefore(user.email, "@")', "ana"],
  ['String.substringAfter(user.email, "@")', "example.com"],
  ['String.substringBefore(user.firstName, "@")', "Ana"],
  ['String.substringAfter(user.firstName, "@")', ""],
  ['String.replace(user.email, "a", "$&")', "$&n$&@ex$&mple.com"],
  ['String.replaceFirst(user.email, "a", "b")', "bna@example.com"],
  ['String.append(user.firstName, "!")', "Ana!"],
  ['String.toLowerCase(String.substringBefore(user.login, "@")) + "@x"', "ana.silva@x"],
  ['user.firstName == "Ana" ? "yes" : "no"', "yes"],
  ['user.firstName != "Ana" ? "yes" : user.lastName == "Silva" ? "second" : "third"', "second"],
  ['user.department == null ? "none" : user.department + "!"', "none"],
  ['user.firstName == "Ana" AND user.lastName == "X"', false],
  ['user.firstName == "X" OR user.lastName == "Silva"', true],
  ['user.firstName == "X" || user.firstName == "Ana" && user.lastName == "X"', false],
  ['!(user.firstName == "Ana")', false],
  ['NOT isMemberOfGroupName("Everyone")', false],
  ['isMemberOfGroupName("AWS Engineers")', true],
  ['isMemberOfGroupName("AWS")', false],
  ['isMemberOfGroupNameStartsWith("AWS")', true],
  ['isMemberOfGroup("00g2")', true],
  ['isMemberOfAnyGroup("00gx", "00g1")', true],
  ['isMemberOfAnyGroup("00gx")', false],
])("%s", (expression, value) => {
  expect(evaluate(expression, scope)).toBe(value);
});

test.each([
  ["nothing", "", "the end"],
  ["a variable of another kind", "idpuser.email", "does not know idpuser.email"],
  ["what every object inherits", "constructor.name", "does not know constructor.name"],
  ["a bare word", "email", "does not know email"],
  ["a longer path", "user.address.city", "does not know user.address.city"],
  ["an attribute nobody has", "user.departmnet", "no attribute departmnet"],
  ["a function that is not here", "Time.now()", "does not know the function Time.now"],
  ["a function in other case", "string.toLowerCase(user.email)", "does not know the function string.toLowerCase"],
  ["a method", "user.email.toLowerCase()", "does not know the function user.email.toLowerCase"],
  ["too few arguments", "String.append(user.email)", "another number of arguments"],
  ["too many arguments", 'isMemberOfGroupName("a", "b")', "another number of arguments"],
  ["a function of nothing", "String.toUpperCase(user.department)", "attribute without a value"],
  ["a sum with nothing", '"x" + user.department', "attribute without a value"],
  ["a sum of truths", "true + true", "true or false"],
  ["a condition that is text", 'user.email ? "a" : "b"', "true or false"],
  ["text compared with truth", 'user.email == true', "compares"],
  ["an operator that is not here", "user.email > 1", "character 12"],
  ["a literal left open", 'user.email + "x', "character 14"],
  ["an escape, whose meaning is not known", '"a\\"b"', "character 1"],
  ["half a choice", 'true ? "a"', ": is expected"],
  ["two expressions", "user.email user.login", "not expected"],
  ["a call left open", "String.toLowerCase(user.email", ") is expected"],
])("%s is an error that says so: %s", (_, expression, message) => {
  expect(() => evaluate(expression, scope)).toThrow(message);
});

test("only the side of a choice that is taken is evaluated, and AND and OR stop when they know", () => {
  expect(evaluate('user.department == null ? "x" : String.toUpperCase(user.department)', scope)).toBe("x");
  expect(evaluate("user.department != null AND String.toUpperCase(user.department) == \"X\"", scope)).toBe(false);
});

describe("name templates", () => {
  test.each([
    ["${user.email}", "ana@example.com"],
    ["${source.firstName}.${source.lastName}@aws", "Ana.Silva@aws"],
    ['${fn:substringBefore(user.email, "@")}', "ana"],
    ["${fn:toLowerCase(source.login)}", "ana.silva@example.com"],
    ["String.toLowerCase(source.login)", "ana.silva@example.com"],
    ["x${user.department}", null],
  ])("%s", (template, value) => {
    expect(evaluateTemplate(template, scope)).toBe(value);
  });

  test.each(["${user.email", "${}", "${user.nope}", "${user.email == 'x'}", "plain text", "a ${user.email} b ${"])("%s is refused", (template) => {
    expect(() => evaluateTemplate(template, scope)).toThrow();
  });
});

describe("what an expression sees of a person", () => {
  const app = async (template: object) => {
    const org = await seedOrg({ users: [{ login: "ana@example.com", email: "mail@example.com", costCode: "7" }, { login: "bo@example.com" }], apps: [{ label: "AWS" }] });
    const made = org.apps.all()[0];
    if (made === undefined) throw new Error("no app");
    return { org, app: Object.assign(made, { userNameTemplate: { type: "CUSTOM", ...template } }) };
  };

  test("the name in the app is the template's, with its suffix, and expressions can use it", async () => {
    const { org, app: made } = await app({ template: "${source.email}", suffix: ".aws" });
    const ana = org.users.get("ana@example.com");
    expect(userNameOf(org, made, ana)).toBe("mail@example.com.aws");
    expect(evaluate("user.userName + appuser.userName", scopeOf(org, made, ana))).toBe("mail@example.com.awsmail@example.com.aws");
  });

  test("an attribute of Okta's own without value is empty, one that only others have too, one that nobody has is a misspelling", async () => {
    const { org, app: made } = await app({ template: "${source.login}" });
    const scopeOfBo = scopeOf(org, made, org.users.get("bo@example.com"));
    expect(evaluate("user.department", scopeOfBo)).toBeNull();
    expect(evaluate("user.costCode", scopeOfBo)).toBeNull();
    expect(() => evaluate("user.costcode", scopeOfBo)).toThrow("no user of this org has an attribute costcode");
    expect(() => evaluate("user.toString", scopeOfBo)).toThrow("no user of this org has an attribute toString");
  });
});
