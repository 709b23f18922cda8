import { z } from "zod";
import { showXml } from "../../src/saml/show";
import { readXml } from "../../src/saml/xml/read";
import { SESSION_COOKIE } from "../aws/sign-in/portal";
import { Browser, type PageForm, type Shown } from "../web/browser";
import type { PortalLine } from "./expected";
import { expect } from "./step";
import type { World } from "./world";

/** One person's way in, as far as it led. */
export interface Walk {
  readonly browser: Browser;
  /** Where it ended. */
  readonly shown: Shown;
  /** Factors that Okta offered to be proven with, the password aside, in the order of asking. */
  readonly offered: readonly (readonly string[])[];
}

export interface WalkOptions {
  /** Which end the person begins at. */
  readonly from: "okta" | "aws";
  /** What the person answers when a factor is asked. @default "approve" */
  readonly factor?: "approve" | "refuse";
  /** A browser that is used already. @default a new one */
  readonly browser?: Browser;
}

const MOST_QUESTIONS = 4;

/** Signs somebody in with a real HTTP client, page by page, until a page asks nothing more. */
export async function walk(world: World, login: string, { from, factor = "approve", browser = new Browser(world.door) }: WalkOptions): Promise<Walk> {
  const { okta } = world;
  if (okta === undefined) throw new Error("nobody signs in without Okta");
  const app = world.app();
  const offered: string[][] = [];
  let shown = await browser.open(from === "aws" ? world.signIn.instance.startUrl : `${okta.org.base}/app/${app.name}/${app.externalKey}/sso/saml`);
  for (let question = 0; question < MOST_QUESTIONS; question += 1) {
    const factors = shown.forms.filter(({ action }) => action.startsWith("/signin/verify/"));
    if (shown.forms.some(({ action }) => action === "/login/authenticate")) {
      shown = await browser.submit(shown, { username: login, password: okta.org.passwordOf(login) }, "/login/authenticate");
    } else if (factors.length > 0) {
      offered.push([...new Set(factors.map(factorOf))]);
      shown = await browser.submit(shown, {}, `/${factorOf(factors[0])}/${factor}`);
      if (factor === "refuse") break;
    } else break;
  }
  return { browser, shown, offered };
}

function factorOf(form: PageForm | undefined): string {
  return form?.action.split("/")[3] ?? "";
}

/** What the portal's own API lists for a session; undefined without one. */
export async function portalOf(world: World, browser: Browser): Promise<PortalLine[] | undefined> {
  const { portalHost, apiHost } = world.signIn.instance;
  const token = browser.cookie(portalHost, SESSION_COOKIE);
  if (token === undefined) return undefined;
  const accounts = await listed(browser, `https://${apiHost}/assignment/accounts`, token, "accountList");
  const lines = await Promise.all(accounts.map(async ({ accountId = "" }) => (await listed(browser, `https://${apiHost}/assignment/roles?account_id=${accountId}`, token, "roleList")).map(({ roleName = "" }): PortalLine => `${accountId} ${roleName}`)));
  return lines.flat().toSorted();
}

/** The credentials that the portal gives for one line, with the session tags that STS would be told. */
export async function credentialsOf(world: World, browser: Browser, line: PortalLine): Promise<{ readonly status: number; readonly tags: Readonly<Record<string, string>> }> {
  const { portalHost, apiHost } = world.signIn.instance;
  const [account = "", role = ""] = line.split(" ");
  const { status, text } = await browser.fetch(`https://${apiHost}/federation/credentials?account_id=${account}&role_name=${encodeURIComponent(role)}`, { "x-amz-sso_bearer_token": browser.cookie(portalHost, SESSION_COOKIE) ?? "" });
  return { status, tags: status === 200 ? credentialsJson.parse(JSON.parse(text)).sandbox.sessionTags : {} };
}

const item = z.object({ accountId: z.string().optional(), roleName: z.string().optional() });
type Item = z.infer<typeof item>;
const listJson = z.object({ accountList: z.array(item).optional(), roleList: z.array(item).optional(), nextToken: z.string().optional() });
const credentialsJson = z.object({ sandbox: z.object({ sessionTags: z.record(z.string(), z.string()) }) });

async function listed(browser: Browser, url: string, token: string, member: "accountList" | "roleList"): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = ""; next !== undefined; ) {
    const page = new URL(url);
    if (next !== "") page.searchParams.set("next_token", next);
    const { status, text } = await browser.fetch(page.href, { "x-amz-sso_bearer_token": token });
    expect(status === 200, () => `the portal answered ${status} to ${page.pathname}`);
    const answer = listJson.parse(JSON.parse(text));
    items.push(...(answer[member] ?? []));
    next = answer.nextToken;
  }
  return items;
}

/** The responses that a browser posted, decoded, with values of people masked, for the evidence. */
export function responsesOf(browser: Browser, name: string): Record<string, string> {
  const posted = browser.visits.flatMap(({ form }) => form["SAMLResponse"] ?? []);
  return Object.fromEntries(posted.map((response, index) => {
    const { root } = readXml(Buffer.from(response, "base64").toString("utf8"));
    return [`${name}-response-${index + 1}.xml`, root === undefined ? "not to be read\n" : `${showXml(root, { reveal: false })}\n`];
  }));
}

/** The addresses a browser went through, without what was sent. */
export function visitsOf(browser: Browser): string {
  return `${browser.visits.map(({ method, url, status }) => `${method} ${url.replace(/\?.*$/s, "?...")} ${status}`).join("\n")}\n`;
}
