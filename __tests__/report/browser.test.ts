import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { resolve } from "../../src/model/resolve";
import { reportData } from "../../src/report/data";
import { reportPage } from "../../src/report/page";
import { accessOfData } from "../../src/review/access/from-data";
import { reviewData } from "../../src/review/of-data";
import { SCHEMA, type Review } from "../../src/review/review";
import { viewOf } from "../../src/review/view";
import { account, assign, broad, catalog, organization, pilot, TODAY } from "../support/company";
import { CHROMIUM, openPage, type Page } from "../support/chromium";
import { needs } from "../support/needs";

const withChromium = needs("Chromium", CHROMIUM !== undefined);
const folder = mkdtempSync(join(tmpdir(), "report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inline = new Map([["Deployer", catalog.permissionSets["Deployer"]?.inline]]);
/** The pilot as it was: one grant fewer, and one more that this change takes away. */
const before = resolve({ ...pilot, assignments: [assign(["engineers"]).to("ReadOnly", "Deployer").on(account("shop")), assign(["auditors"]).to("ReadOnly").on(account("shop"))] }, TODAY);
const environments = [pilot, broad].map((one) => ({ name: one.name, access: accessOfData(resolve(one, TODAY), inline) }));
const review: Review = { schema: SCHEMA, verdict: "pass", environments: [reviewData("pilot", { commit: "a", model: accessOfData(before, inline), organization }, { commit: "b", model: accessOfData(resolve(pilot, TODAY), inline), organization })] };

async function open(hash: string, options = {}): Promise<Page> {
  const file = join(folder, "report.html");
  writeFileSync(file, reportPage(reportData(environments, organization, review), viewOf(review, organization), { madeAt: "2026-11-24T10:00:00Z", title: "Access" }));
  return openPage(`${pathToFileURL(file).href}#${hash}`, options);
}

const visibleText = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}).innerText`;

describe("the report in a real browser", () => {
  let page: Page | undefined;
  afterEach(async () => {
    await page?.close();
    page = undefined;
  });

  withChromium("opens offline, asks nothing of anybody, and its own policy stops nothing of it", async () => {
    page = await open("");
    expect(await page.read<string>(visibleText("h1"))).toBe("Access");
    expect(await page.read<string>(visibleText("#panel-review"))).toContain("AWS Auditors");
    expect([page.requests, page.complaints]).toEqual([[], []]);
  }, 60_000);

  withChromium("is worked by keys alone: / searches, arrows change the view and walk the matrix, which says what a cell holds", async () => {
    page = await open("groups");
    await page.press("/");
    expect(await page.read<string>("document.activeElement.id")).toBe("query");
    await page.type("auditors shop-prod".replace("-", " "));
    expect(await page.read<string>(visibleText("#panel-groups"))).toMatch(/^AWS Auditors/);
    expect(await page.read<string>(visibleText("#panel-groups"))).not.toContain("AWS Engineers");

    await page.read("document.getElementById('query').value = ''; document.getElementById('query').dispatchEvent(new Event('input')); document.getElementById('tab-groups').focus()");
    await page.press("ArrowRight", "ArrowRight");
    expect(await page.read<string>("document.activeElement.id")).toBe("tab-matrix");
    expect(await page.read<string>("location.hash")).toBe("#matrix");

    await page.read("document.querySelector('td[tabindex=\"0\"]').focus()");
    await page.press("End");
    const first = await page.read<string>(visibleText("#cell"));
    await page.press("ArrowDown");
    expect([first, await page.read<string>(visibleText("#cell"))]).toEqual([expect.stringMatching(/^AWS Auditors in Shop Prod 333344445555:\s+ReadOnly/), expect.stringMatching(/^AWS Engineers in Shop Prod 333344445555:\s.*Deployer/s)]);
  }, 60_000);

  withChromium("draws the change in: what is gained and lost stands out, and can be shown alone", async () => {
    page = await open("matrix");
    expect(await page.read<string[]>("[...document.querySelectorAll('td.lost, td.gained')].map((cell) => cell.className + ' ' + cell.innerText)")).toEqual(["held lost −1", "held gained +2"].map((text) => expect.stringMatching(text.replace(/[−+].*/, ""))));
    await page.read("document.getElementById('changes-only').click()");
    expect(await page.read<string>(visibleText("#status"))).toBe("2 grants of 7 shown, and 1 lost");
  }, 60_000);

  withChromium("is readable on a phone: nothing but the matrix is wider than the screen", async () => {
    page = await open("accounts", { width: 390, height: 800, mobile: true });
    expect(await page.read<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe("PNG");
  }, 60_000);

  withChromium("names from outside are text: no markup, no script, no order of letters of their own", async () => {
    const file = join(folder, "hostile.html");
    const group = "</script><img src=x onerror=document.title='owned'>\u202Edlrow";
    const model = { ...accessOfData(resolve(pilot, TODAY), inline), grants: new Map([["x", { group, permissionSet: "<b>set</b>", account: "222233334444" }]]) };
    writeFileSync(file, reportPage(reportData([{ name: "<i>pilot", access: model }], organization, undefined), undefined, { madeAt: "now", title: "<u>Access" }));
    page = await openPage(`${pathToFileURL(file).href}#groups`);
    expect(await page.read<string>(visibleText("#panel-groups"))).toContain("</script><img src=x onerror=document.title='owned'>\\u202edlrow");
    expect(await page.read<number>("document.querySelectorAll('#panel-groups img, #panel-groups script, main b.x').length")).toBe(0);
    expect([await page.read<string>("document.title"), page.requests, page.complaints]).toEqual(["<u>Access", [], []]);
  }, 60_000);
});
