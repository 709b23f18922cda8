import { resolve } from "../../src/model/resolve";
import { reportData } from "../../src/report/data";
import { html, jsonForScript } from "../../src/report/html";
import { reportPage } from "../../src/report/page";
import { accessOfData } from "../../src/review/access/from-data";
import { grantKey } from "../../src/review/access/model";
import { NOTHING } from "../../src/review/of-data";
import { broad, organization, pilot, TODAY } from "../support/company";

const inline = new Map();
const environments = [pilot, broad].map((one) => ({ name: one.name, access: accessOfData(resolve(one, TODAY), inline) }));

describe("the data of the report", () => {
  test("has every grant of every environment, and no other", () => {
    const { environments: names, groups, permissionSets, accounts, grants } = reportData(environments, organization, undefined);
    const said = Array.from({ length: grants.length / 4 }, (_, at) => {
      const [environment = 0, group = 0, set = 0, account = 0] = grants.slice(at * 4, at * 4 + 4);
      return `${names[environment]} ${grantKey({ group: groups[group] ?? "", permissionSet: permissionSets[set]?.name ?? "", account: accounts[account]?.id ?? "" })}`;
    });
    expect(said.toSorted()).toEqual(environments.flatMap(({ name, access }) => [...access.grants.keys()].map((key) => `${name} ${key}`)).toSorted());
  });

  test("an account that the snapshot does not know is shown as such, and a closed one is not left out where somebody has access", () => {
    const access = { ...NOTHING, grants: new Map(["999900001111", "444455556666"].map((account) => [account, { group: "AWS Engineers", permissionSet: "A", account }])) };
    const { accounts } = reportData([{ name: "pilot", access }], organization, undefined);
    expect(accounts.filter(({ id }) => id === "999900001111" || id === "444455556666")).toEqual([expect.objectContaining({ name: "(not in the snapshot)" }), expect.objectContaining({ name: "Closed" })]);
  });
});

describe("the page", () => {
  const page = reportPage(reportData(environments, organization, undefined), undefined, { madeAt: "2026-11-24T10:00:00Z", title: "Access & more" });

  test("is one file that names no other: no address, no import, no font", () => {
    expect(page).not.toMatch(/https?:\/\/|@import|url\(|<link|src=/);
    expect(page).toContain("default-src &#39;none&#39;");
    expect(page).toContain("<title>Access &#38; more</title>");
  });

  test("20,000 grants are no more than a megabyte", () => {
    const grants = new Map(Array.from({ length: 20_000 }, (_, index) => {
      const grant = { group: `AWS Group ${index % 50}`, permissionSet: `Set${Math.floor(index / 50) % 20}`, account: String(Math.floor(index / 1_000)).padStart(12, "0") };
      return [grantKey(grant), grant];
    }));
    expect(reportPage(reportData([{ name: "broad", access: { ...NOTHING, grants } }], organization, undefined), undefined, { madeAt: "now", title: "Access" }).length).toBeLessThan(1_000_000);
  });

  test.each([["</script>", "\\u003c/script\\u003e"], ["<!--", "\\u003c!--"], ["\u2028", "\\u2028"], ["&amp;", "\\u0026amp;"]])("JSON with %j can't leave its element, and stays the same value", (text, written) => {
    expect(jsonForScript(text)).toBe(`"${written}"`);
    expect(JSON.parse(jsonForScript(text))).toBe(text);
  });

  test("what is put into markup is escaped, in text and in attributes", () => {
    expect(html`<a title="${`"'<>&`}">${"<b>"}</a>`.markup).toBe('<a title="&#34;&#39;&#60;&#62;&#38;">&#60;b&#62;</a>');
  });
});
