import { completionsAt } from "../support/language-server";

test("an editor offers the names that exist: groups, permission sets, accounts, units, depths", async () => {
  const offers = await completionsAt('import { account, assign, ou } from "../support/company";\nexport const one = assign(["|"]).to("|").on(account("|"), ou("|", "|"));\n', "__tests__/types");
  expect(offers).toEqual([
    ["auditors", "engineers"],
    ["Deployer", "ReadOnly"],
    ["closed", "identity", "management", "shop", "shop-prod"],
    ["/", "Empty", "Infrastructure", "Workloads", "Workloads/Prod"],
    ["direct", "recursive"],
  ]);
});
