import { expecting, expectProblems, many, put } from "../../support/broken";

const { error } = expecting("state-names");
const policy = (name: string, path = "/") => ({ kind: "customer-managed", path, name });
const names = (...list: readonly string[]) =>
  list.reduce(
    (data, name) => put(["catalog", "customerManagedPolicies", `/${name}`], { existsIn: [] }, data),
    put("catalog.permissionSets.Idle", { description: "Look", customerManaged: list.map((name) => policy(name)) }),
  );

test("two policies that state would give one name are named, since CDKTF would keep the last", async () => {
  await expectProblems(names("a.b", "a-2e-b"), [error("permissionSets.Idle", '"a.b" and "a-2e-b"', 'both would be "a-2e-b"', "rename one of the policies")]);
});

test("names that a careless clean-up would make one stay two", async () => {
  await expectProblems(names("a.b", "ab", "a-b", "a_b", "a@b", "a=b", "a,b", "a+b"), []);
});

test("every pair is named", async () => {
  await expectProblems(names("a.b", "a-2e-b", "c@d", "c-40-d"), [
    error("permissionSets.Idle", '"a.b" and "a-2e-b"', '"a-2e-b"', ""),
    error("permissionSets.Idle", '"c@d" and "c-40-d"', '"c-40-d"', ""),
  ]);
});

test("policies of AWS that are newer than the list may collide as well", async () => {
  const fresh = (name: string) => ({ kind: "aws-managed", name });
  const warning = (index: number) => expecting("managed-policies").warning(`permissionSets.Idle.managed[${index}]`, "", "", "");
  await expectProblems(put("catalog.permissionSets.Idle", { description: "Look", managed: [fresh("a/Same"), fresh("b/Same")] }), [
    warning(0),
    warning(1),
    error("permissionSets.Idle", '"a/Same" and "b/Same"', 'both would be "Same"', "rename"),
  ]);
});

test("a policy of AWS and one of one's own are resources of different types", async () => {
  const data = put("catalog.permissionSets.Idle", { description: "Look", managed: ["ReadOnlyAccess"], customerManaged: [policy("ReadOnlyAccess")] });
  await expectProblems(put(["catalog", "customerManagedPolicies", "/ReadOnlyAccess"], { existsIn: [] }, data), []);
});

test("sets do not collide with each other", async () => {
  const sets = Object.fromEntries(many(2, "Idle").map((key) => [key, { description: "Look", managed: ["ReadOnlyAccess"] }]));
  await expectProblems(Object.entries(sets).reduce((data, [key, set]) => put(`catalog.permissionSets.${key}`, set, data), put("pilot.aws.tags", {})), []);
});
