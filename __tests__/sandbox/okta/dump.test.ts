import { differences } from "../../../sandbox/kept/facts";
import { dumpOkta, oktaFacts } from "../../../sandbox/okta/dump";
import type { OktaOrg } from "../../../sandbox/okta/org";
import { readPolicyRule } from "../../../sandbox/okta/policy-rule-body";
import { seedOrg } from "../../../sandbox/okta/seed";

const ANA = "ana@x.example";
const BO = "bo@x.example";

/** The same company; `groups` in another order have other ids. */
async function org(groups: readonly string[] = ["AWS users", "Engineers"]): Promise<OktaOrg> {
  const made = await seedOrg({ users: [{ login: ANA, department: "Ore" }, { login: BO }], groups: groups.map((name) => ({ name, members: name === "Engineers" ? [ANA] : [] })), apps: [{ label: "AWS", provisioning: true, groups: ["AWS users"] }] });
  const app = made.apps.all()[0];
  if (app === undefined) throw new Error("no app");
  made.mappings.add(app, { sourceGroupId: id(made, "Engineers"), targetGroupName: "AWS Engineers" });
  const rule = made.groupRules.add({ name: "union", conditions: { expression: { value: `isMemberOfAnyGroup("${id(made, "Engineers")}")` } }, actions: { assignUserToGroups: { groupIds: [id(made, "AWS users")] } } });
  made.groupRules.setActive(rule.id, true);
  const policy = made.policies.add("AWS policy");
  made.assignPolicy(app.id, policy.id);
  policy.rules.add(readPolicyRule({ name: "MFA", conditions: { people: { groups: { include: groups.map((name) => id(made, name)) } } } }, { hasGroup: () => true }));
  return made;
}

const id = (of: OktaOrg, name: string): string => of.groups.named(name)?.id ?? "";

test("a dump tells users, groups with members, rules, the app with what it is assigned and pushes, and sign-on rules, all by name", async () => {
  const dump = dumpOkta(await org());
  expect(dump.groups.map(({ name, type, members }) => ({ name, type, members }))).toEqual([
    { name: "AWS Engineers in AWS", type: "APP_GROUP", members: [] },
    { name: "AWS users", type: "OKTA_GROUP", members: [`${ANA} by union`] },
    { name: "Engineers", type: "OKTA_GROUP", members: [ANA] },
    { name: "Everyone", type: "BUILT_IN", members: ["admin@acme.example", ANA, BO] },
  ]);
  expect(dump.groupRules).toEqual([{ name: "union", status: "ACTIVE", expression: 'isMemberOfAnyGroup("Engineers")', adds: ["AWS users"], except: [] }]);
  expect(dump.apps).toMatchObject([{ label: "AWS", name: "amazon_aws_sso", policy: "AWS policy", provisioning: true, assigned: ["AWS users"], pushes: ["Engineers as AWS Engineers: ACTIVE"] }]);
  expect(dump.policies.find(({ name }) => name === "AWS policy")?.rules[0]).toMatchObject({ name: "MFA", conditions: { people: { groups: { include: ["AWS users", "Engineers"] } } } });
  expect(JSON.stringify(dump)).not.toMatch(/(0oa|00g|00u|rst|rul|0pr|gPm|exk)0000|BEGIN|MII/);
});

test("two orgs of the same company are the same, whatever their ids", async () => {
  expect(differences(oktaFacts(dumpOkta(await org())), oktaFacts(dumpOkta(await org(["Engineers", "AWS users"]))))).toEqual([]);
});

test.each<[string, (changed: OktaOrg) => unknown, RegExp[]]>([
  ["a member more", (one) => one.addMember(id(one, "AWS users"), BO), [/^\+ member AWS users: bo@x\.example$/]],
  ["a person deactivated", (one) => one.deactivateUser(BO), [/^- user bo@x\.example .*ACTIVE/, /^\+ user bo@x\.example .*DEPROVISIONED/]],
  ["an assignment less", (one) => one.assignments.remove(one.apps.all()[0]?.id ?? "", id(one, "AWS users")), [/^- assignment AWS \(1\): AWS users$/]],
  ["a push that failed", (one) => { const [mapping] = one.mappings.of(one.apps.all()[0]?.id ?? ""); one.mappings.fail(mapping?.appId ?? "", mapping?.id ?? "", "refused"); }, [/^- push AWS: Engineers as AWS Engineers: ACTIVE$/, /^\+ push .*ERROR \(refused\)$/]],
  ["a sign-on rule off", (one) => { const rules = one.policies.named("AWS policy")?.rules; rules?.setActive(rules.all()[0]?.id ?? "", false); }, [/^- sign-on rule AWS policy \(0\): MFA/, /^\+ sign-on rule .*INACTIVE/]],
  ["a group rule off", (one) => one.groupRules.setActive(one.groupRules.all()[0]?.id ?? "", false), [/^- group rule union/, /^\+ group rule union/]],
  ["a second app of the same name", async (one) => one.apps.add({ name: "amazon_aws_sso", label: "AWS", signOnMode: "SAML_2_0" }, true), [/^\+ app AWS/]],
])("%s shows in the comparison, and nothing else", async (_, change, lines) => {
  const after = await org();
  await change(after);
  const found = differences(oktaFacts(dumpOkta(await org())), oktaFacts(dumpOkta(after)));
  expect(found).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(found[index]).toMatch(line);
});
