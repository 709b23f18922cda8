import fc from "fast-check";
import { answer } from "../../../sandbox/aws/answer";
import { Throttle } from "../../../sandbox/aws/throttle";
import { dumpState, factsOf } from "../../../sandbox/kept/dump";
import { KeptFault, loadState, saveState } from "../../../sandbox/kept/state";
import { clock, company, perform, step } from "./operations";

type Tree = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- a file that is spoilt on purpose

let good: string;
beforeAll(async () => {
  const world = await company();
  world.aws.console.createAccessToken();
  world.aws.addPermissionSet("ReadOnly", { description: "Look" });
  world.aws.assign("AWS Engineers", "ReadOnly", "111122223333");
  world.aws.addMember("AWS Engineers", "ana@x.example");
  await perform(world, [step("group rule", 1, 2), step("app assigned", 1), step("SCIM connected", 1), step("push", 2), step("SAML provider", 3)]);
  good = saveState(world);
});

function spoilt(spoil: (file: Tree) => unknown): string {
  const file = JSON.parse(good) as Tree;
  const other = spoil(file);
  return JSON.stringify(other === undefined ? file : other);
}

function fault(text: string): string {
  try {
    loadState(text, clock);
  } catch (cause) {
    if (cause instanceof KeptFault) return cause.message;
    throw cause;
  }
  return "none";
}

test("the file that the table spoils is a good one", () => {
  expect(fault(good)).toBe("none");
});

test.each<[string, string | ((file: Tree) => unknown), RegExp]>([
  ["nothing", "", /^at 1:1: it is not JSON: it is empty$/],
  ["a text that is no JSON", "# Okta", /^at 1:1: it is not JSON/],
  ["Terraform's state", '{"version": 4, "serial": 1}', /^it is no state of a sandbox/],
  ["a list", "[]", /^it is no state of a sandbox/],
  ["another format", (file) => { file["format"] = "idc-rehearsal/1"; }, /^it is no state of a sandbox/],
  ["a newer version", (file) => { file["format"] = "idc-sandbox/2"; }, /^a newer version of this program wrote it \("idc-sandbox\/2"; this one knows "idc-sandbox\/1"\)/],
  ["a version that is no number", (file) => { file["format"] = "idc-sandbox/x"; }, /^its format is "idc-sandbox\/x"/],
  ["no Okta side at all", (file) => { delete file["okta"]; }, /okta: nothing is given/],
  ["a property that nobody knows", (file) => { file["aws"].more = 1; }, /aws\.more: 1 is given, allowed is no such property here/],
  ["an account id that is a number", (file) => { file["aws"].organization.accounts[0].id = 111122223333; }, /aws\.organization\.accounts\[0\]\.id: 111122223333 is given, allowed is text in quotes/],
  ["an account in a unit that is not there", (file) => { file["aws"].organization.accounts[0].parent = "ou-x"; }, /accounts\[0\]\.parent: "ou-x" is given, allowed is the id of a unit, or of the root, in this file/],
  ["an account twice", (file) => { file["aws"].organization.accounts.push(file["aws"].organization.accounts[0]); }, /a value that no other of the list has/],
  ["a permission set of another instance", (file) => { file["aws"].permissionSets[0].arn = "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000"; }, /permissionSets\[0\]\.arn: .* allowed is the ARN of a permission set of this instance/],
  ["a name that two permission sets have", (file) => { const [set] = file["aws"].permissionSets; file["aws"].permissionSets.push({ ...set, arn: `${set.arn.slice(0, -1)}0` }); }, /permissionSets\[1\]\.name: "ReadOnly" is given/],
  ["a grant of a set that is not there", (file) => { file["aws"].assignments[0].permissionSet = `${file["aws"].permissionSets[0].arn.slice(0, -1)}0`; }, /assignments\[0\]\.permissionSet: .* allowed is the id of a permission set in this file/],
  ["a member who is not there", (file) => { file["aws"].directory.memberships[0].user = "00000000-0000-4000-8000-000000000000"; }, /memberships\[0\]\.user: .*allowed is the id of a user/],
  ["a Region that does not exist", (file) => { file["aws"].region = "mars-1"; }, /aws\.region: "mars-1" is given, allowed is a Region that has IAM Identity Center/],
  ["a time that is none", (file) => { file["okta"].users[0].created = "yesterday"; }, /okta\.users\[0\]\.created: "yesterday" is given, allowed is a time/],
  ["an id of another kind", (file) => { file["okta"].groups[0].id = file["okta"].users[0].id; }, /okta\.groups\[0\]\.id: .*allowed is the id of a group, 00g/],
  ["an id that is still to come", (file) => { file["okta"].idsMade = 3; }, /an id that was made by then: idsMade says 3/],
  ["an admin who is not there", (file) => { file["okta"].admin = "00uzzzzzzzzzzzzzz1d7"; }, /okta\.admin: .*allowed is the id of a user/],
  ["no group Everyone", (file) => { file["okta"].groups = file["okta"].groups.filter(({ type }: Tree) => type !== "BUILT_IN"); }, /one group of type BUILT_IN, Everyone/],
  ["no default policy", (file) => { for (const policy of file["okta"].policies) policy.system = false; }, /an access policy that is the default/],
  ["a login that two people have", (file) => { file["okta"].users[1].profile.login = file["okta"].users[0].profile.login.toUpperCase(); }, /okta\.users\[1\]\.profile/],
  ["a person without a login", (file) => { delete file["okta"].users[0].profile.login; }, /users\[0\]\.profile: an object is given, allowed is texts by attribute, with a login/],
  ["a label that Okta would not take", (file) => { file["okta"].apps[0].label = " "; }, /apps\[0\]: an object is given, allowed is an app as Okta keeps it \(.*cannot be left blank/],
  ["settings of an app that Okta would not keep", (file) => { file["okta"].apps[0].signOn.x = 1; }, /apps\[0\]: an object is given, allowed is an app as Okta keeps it$/m],
  ["a sign-on rule that Okta would not take", (file) => { file["okta"].policies[0].rules[0].actions.appSignOn.access = "MAYBE"; }, /rules\[0\]: an object is given, allowed is a rule as Okta keeps it/],
  ["the key of another certificate", (file) => { file["okta"].apps[0].keys[0].certificate = "AAAA"; }, /apps\[0\]\.keys\[0\]: what is given is not shown, allowed is an RSA key of 2048 bits with a certificate of that key/],
  ["a key that is none", (file) => { file["okta"].apps[0].keys[0].privateKey = "s3cret"; }, /apps\[0\]\.keys\[0\]: what is given is not shown/],
  ["a key id that no key has", (file) => { file["okta"].apps[0].kid = "x"; }, /apps\[0\]\.kid: "x" is given/],
  ["a digest that is a token", (file) => { file["aws"].console.tokens[0].digest = "s3cret"; }, /tokens\[0\]\.digest: what is given is not shown/],
  ["a certificate of the identity provider that is none", (file) => { file["aws"].console.provider.certificates[0] = "AAAA"; }, /^it can't be loaded: this is no X\.509 certificate/],
  ["a SAML provider of no account", (file) => { file["aws"].samlProviders[0].account = "1111"; }, /samlProviders\[0\]\.account: "1111" is given, allowed is 12 digits/],
  ["a SAML provider whose name IAM would not take", (file) => { file["aws"].samlProviders[0].name = "a/b"; }, /samlProviders\[0\]\.name: "a\/b" is given, allowed is 1 to 128 letters/],
  ["two SAML providers of one name in an account", (file) => { const [one] = file["aws"].samlProviders; file["aws"].samlProviders.push({ ...one, uuid: "A".repeat(22) }); }, /samlProviders\[1\]\.name: "P3" is given, allowed is a value that no other/],
  ["a SAML provider's id that another has", (file) => { const [one] = file["aws"].samlProviders; file["aws"].samlProviders.push({ ...one, account: "222233334444" }); }, /samlProviders\[1\]\.uuid: "[0-9A-F]{22}" is given, allowed is a value that no other/],
  ["a SAML provider made at no time", (file) => { file["aws"].samlProviders[0].createdAt = "2026-11-20"; }, /samlProviders\[0\]\.createdAt: .*allowed is a time/],
  ["a SAML provider whose metadata is no XML", (file) => { file["aws"].samlProviders[0].document = "# Okta"; }, /samlProviders\[0\]\.document: "# Okta" is given, allowed is metadata of an identity provider \(Could not parse metadata/],
  ["a SAML provider whose metadata has no certificate", (file) => { const [one] = file["aws"].samlProviders; one.document = one.document.replace(/<(\w+:)?X509Data>.*<\/(\w+:)?X509Data>/s, ""); }, /samlProviders\[0\]\.document: .*it has no X509Certificate/],
  ["a SAML provider whose tag stands twice", (file) => { file["aws"].samlProviders[0].tags.push(["z", "3"]); }, /samlProviders\[0\]\.tags\[2\]/],
  ["control characters", (file) => { file["aws"].caller = "\u001b[31m"; }, /"\\u001b\[31m" is given/],
  ["nesting without end", () => JSON.parse(`{"format":"idc-sandbox/1","aws":${"[".repeat(3000)}${"]".repeat(3000)}}`), /^it is nested more than 64 levels deep$/],
  ["more faults than anybody reads", (file) => { file["aws"].directory.groups = Array.from({ length: 5000 }, () => 1); }, /\(5,000 faults\)(\n.*){10}\n {4}and 4,990 more$/],
])("%s is refused in a sentence", (_, spoil, message) => {
  const found = fault(typeof spoil === "string" ? spoil : spoilt(spoil));
  expect(found).toMatch(message);
  expect(found).not.toMatch(/s3cret|PRIVATE KEY|\n\s+at /);
});

test('keys that stand twice and "__proto__" are refused', () => {
  expect(fault(good.replace('"idsMade"', '"caller": "1", "idsMade"'))).toMatch(/^at \d+:\d+: an object has "caller" twice/);
  expect(fault(good.replace('"idsMade"', '"__proto__": {}, "idsMade"'))).toBe('it has a key "__proto__"');
});

test("a file that ends too early is refused wherever it ends", () => {
  fc.assert(fc.property(fc.nat(good.length - 3), (length) => {
    expect(fault(good.slice(0, length))).toMatch(/^at \d+:\d+: it is not JSON/);
  }), { numRuns: 60 });
});

test("whatever stands anywhere in the file, it is refused in a sentence or can be looked at, asked and kept", () => {
  const anything = fc.oneof(fc.constantFrom<unknown>(null, "", "x", -1, 1e300, [], {}, "__proto__", "2026-11-20T06:00:00.000Z", "111122223333", true), fc.jsonValue({ maxDepth: 2 }));
  let loaded = 0;
  fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 }), anything, (way, value) => {
    const text = spoilt((file) => { put(file, way, value); });
    const found = fault(text);
    expect(found).not.toMatch(/PRIVATE KEY|\n\s+at /);
    if (found !== "none") return;
    loaded += 1;
    const state = loadState(text, clock);
    expect(factsOf(dumpState(state)).length).toBeGreaterThan(0);
    expect(fault(saveState(state))).toBe("none");
    for (const operation of ["ListPermissionSets", "ListAccountAssignmentCreationStatus"]) expect(answer({ method: "POST", target: `SWBExternalService.${operation}`, body: JSON.stringify({ InstanceArn: state.aws.instanceArn }), requestId: "r" }, state.aws, new Throttle(undefined)).status).toBe(200);
  }), { numRuns: Number(process.env["FUZZ_RUNS"] ?? 400) });
  expect(loaded).toBeGreaterThan(10);
});

/** Walks into the file, at each level to a member that the way names, and puts the value there. */
function put(file: unknown, way: readonly number[], value: unknown): void {
  let [here, parent, key]: [unknown, Tree | undefined, string] = [file, undefined, ""];
  for (const turn of way) {
    if (typeof here !== "object" || here === null) break;
    const keys = Object.keys(here);
    if (keys.length === 0 || (parent !== undefined && turn % 7 === 0)) break;
    [parent, key] = [here, keys[turn % keys.length] ?? ""];
    here = parent[key];
  }
  if (parent !== undefined && key !== "format") parent[key] = value;
}
