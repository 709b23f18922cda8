import { compareDumps, dumpAws } from "../../../sandbox/aws/dump";
import { AwsState } from "../../../sandbox/aws/state";
import { fromOkta } from "../../saml/metadata/samples";

function state(): AwsState {
  const made = new AwsState({ account: "111122223333", groups: ["AWS Engineers"], users: ["ana@x.example"] });
  made.addMember("AWS Engineers", "ana@x.example");
  made.addPermissionSet("ReadOnly", { description: "Look" });
  made.assign("AWS Engineers", "ReadOnly", "111122223333");
  return made;
}

test("a dump tells everything by its name, and two of the same company are the same whatever the ids", () => {
  expect(dumpAws(state())).toEqual({
    instance: { region: "eu-west-1", organization: "o-a1b2c3d4e5", signIn: "Identity Center directory", automaticProvisioning: false, tags: {} },
    accounts: [{ id: "111122223333", name: "management", status: "ACTIVE", unit: "/", tags: {}, role: "management" }],
    users: [{ userName: "ana@x.example", active: true, groups: ["AWS Engineers"], attributes: { DisplayName: "ana@x.example", Name: { GivenName: "ana@x.example", FamilyName: "ana@x.example" } } }],
    groups: [{ name: "AWS Engineers" }],
    permissionSets: [{ name: "ReadOnly", description: "Look", session: "PT1H", managed: [], customerManaged: [], provisionedIn: ["111122223333"], outdatedIn: [], tags: {} }],
    grants: ["AWS Engineers: ReadOnly in 111122223333"],
    samlProviders: [],
  });
  expect(compareDumps(dumpAws(state()), dumpAws(state()))).toEqual([]);
});

test.each<[string, (changed: AwsState) => void, RegExp[]]>([
  ["a group more", (one) => one.pushGroup("AWS Auditors"), [/^\+ group AWS Auditors$/]],
  ["a grant less", (one) => [...one.assignments].forEach((assignment) => one.assignments.remove(assignment)), [/^- grant AWS Engineers: ReadOnly/]],
  ["a person disabled", (one) => { const user = one.directory.userNamed("ana@x.example"); Object.assign(user ?? {}, { active: false }); }, [/^- user .*true/, /^\+ user .*false/]],
  ["attributes switched on", (one) => { one.attributes = [{ key: "Department", source: "${path:title}" }]; }, [/^\+ attributes for access control on$/, /^\+ attributes for access control Department from /]],
  ["a person's attribute", (one) => { const user = one.directory.userNamed("ana@x.example"); if (user !== undefined) one.directory.changeUser(user, user.userName, { DisplayName: "Ana" }); }, [/^- user .*ana@x/, /^\+ user .*"DisplayName":"Ana"/]],
  ["an account's tag", (one) => one.accounts.get("111122223333")?.tags.set("team", "x"), [/^- account 1111/, /^\+ account 1111.*team/]],
  ["a set that an account has not seen yet", (one) => { const set = one.sets.named("ReadOnly"); if (set !== undefined) set.revision += 1; }, [/^- permission set/, /^\+ permission set .*"outdatedIn":\["1111/]],
  ["a grant to a group that is gone, which is known by no id", (one) => one.deleteGroup("AWS Engineers"), [/^- user/, /^- group/, /^- grant/, /^\+ user/, /^\+ grant a group that is gone: ReadOnly/]],
  ["a SAML provider more", (one) => one.samlProviders.create("111122223333", "Okta", fromOkta().xml, new Map([["team", "x"]])), [/^\+ SAML provider Okta in 111122223333 \{"certificates":1,"issuer":"http:\/\/www\.okta\.com\/\w+","tags":\{"team":"x"\}\}$/]],
  ["a policy more", (one) => one.sets.named("ReadOnly")?.managed.add("arn:aws:iam::aws:policy/ReadOnlyAccess"), [/^- permission set/, /^\+ permission set .*ReadOnlyAccess/]],
])("%s shows in the comparison, and nothing else", (_, change, lines) => {
  const after = state();
  change(after);
  const found = compareDumps(dumpAws(state()), dumpAws(after));
  expect(found).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(found[index]).toMatch(line);
});
