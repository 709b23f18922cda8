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
    users: [{ userName: "ana@x.example", active: true, groups: ["AWS Engineers"] }],
    groups: ["AWS Engineers"],
    permissionSets: [{ name: "ReadOnly", description: "Look", session: "PT1H", managed: [], customerManaged: [], provisionedIn: ["111122223333"] }],
    grants: ["AWS Engineers: ReadOnly in 111122223333"],
  });
  expect(compareDumps(dumpAws(state()), dumpAws(state()))).toEqual([]);
});

test.each<[string, (changed: AwsState) => void, RegExp[]]>([
  ["a group more", (one) => one.pushGroup("AWS Auditors"), [/^\+ group AWS Auditors$/]],
  ["a grant less", (one) => [...one.assignments].forEach((assignment) => one.assignments.remove(assignment)), [/^- grant AWS Engineers: ReadOnly/]],
  ["a person disabled", (one) => { const user = one.directory.userNamed("ana@x.example"); Object.assign(user ?? {}, { active: false }); }, [/^- user .*true/, /^\+ user .*false/]],
  ["attributes switched on", (one) => { one.attributes = [{ key: "Department", source: "${path:title}" }]; }, [/^\+ attribute Department from /]],
  ["a SAML provider more", (one) => one.samlProviders.create("111122223333", "Okta", fromOkta().xml, new Map()), [/^\+ SAML provider Okta in 111122223333: \{"issuer":"http:\/\/www\.okta\.com\//]],
  ["a policy more", (one) => one.sets.named("ReadOnly")?.managed.add("arn:aws:iam::aws:policy/ReadOnlyAccess"), [/^- permission set/, /^\+ permission set .*ReadOnlyAccess/]],
])("%s shows in the comparison, and nothing else", (_, change, lines) => {
  const after = state();
  change(after);
  const found = compareDumps(dumpAws(state()), dumpAws(after));
  expect(found).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(found[index]).toMatch(line);
});
