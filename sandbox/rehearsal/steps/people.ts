import { attributeStatements, accessControlAttributes } from "../../../src/model/attributes";
import { differences, expectedAccess, type PortalLine } from "../expected";
import { OUTSIDER, type Person } from "../people";
import { expect, type Proof, type Step } from "../step";
import { credentialsOf, portalOf, responsesOf, visitsOf, walk } from "../walk";
import type { World } from "../world";

const needsOkta = ({ okta }: World): string | undefined => (okta === undefined ? "no environment has an Okta end: nobody can sign in" : undefined);

/** Names of the Okta groups that a person is in. */
export function groupsOf({ okta }: World, login: string): ReadonlySet<string> {
  const user = okta?.org.users.byLogin(login);
  return new Set(okta?.org.groups.all().filter(({ id, type }) => type === "OKTA_GROUP" && user !== undefined && okta.org.memberships.has(id, user.id)).map(({ name }) => name));
}

/** Without those that a later environment pushes, while their grants wait. */
function arrived({ aws, waiting }: World, groups: ReadonlySet<string>): ReadonlySet<string> {
  return waiting.size === 0 ? groups : new Set([...groups].filter((name) => aws.state.directory.groupNamed(name) !== undefined));
}

/** `ReadOnly in Payments Prod (222233334444)`. */
function named({ aws }: World, line: PortalLine): string {
  const [id = "", set = ""] = line.split(" ");
  return `${set} in ${aws.state.accounts.get(id)?.name ?? "an account that is not there"} (${id})`;
}

export function mayEnter(world: World, login: string): boolean {
  const user = world.okta?.org.users.byLogin(login);
  return user !== undefined && world.okta?.org.canUse(world.app().id, user.id) === true;
}

/** Each of these people who may enter: signs in, and the portal is compared with the model. */
export async function portalsMatch(world: World, persons: readonly Person[] = world.people): Promise<Proof> {
  const applied = world.appliedNow();
  let [people, lines] = [0, 0];
  const wrong: string[] = [];
  const seen: string[] = [];
  for (const { profile: { login } } of persons) {
    const wanted = mayEnter(world, login) ? expectedAccess(applied, arrived(world, groupsOf(world, login))) : undefined;
    const { browser, shown } = await walk(world, login, { from: "aws" });
    const found = await portalOf(world, browser);
    if (wanted === undefined) {
      const granted = expectedAccess(applied, groupsOf(world, login));
      if (granted.length > 0) wrong.push(`${login} is granted ${granted.length} permission sets in accounts, and may not use the app: no environment assigns it to them`);
      if (found !== undefined) wrong.push(`${login} may not use the app and yet has a session`);
      seen.push(`${login}: may not use the app, refused`);
      continue;
    }
    people += 1;
    lines += wanted.length;
    seen.push(`${login}: ${found === undefined ? "no session" : (found.map((line) => named(world, line)).join("; ") || "nothing")}`);
    const different = found === undefined ? `sign-in ended at ${new URL(shown.url).host} with ${shown.status}` : differences(wanted, found);
    if (different !== undefined) wrong.push(`${login}: ${different}`);
  }
  expect(wrong.length === 0, () => wrong.slice(0, 5).join("; "));
  return { lines: [`${people} people signed in, ${lines} permission sets in accounts compared; ${persons.length - people} may not use the app and were refused`], files: { "portals.txt": `${seen.join("\n")}\n` } };
}

export const signInFromBothEnds: Step = {
  id: "sign-in",
  title: "sign-in works from Okta's tile and from the AWS start URL, for the same access",
  skip: needsOkta,
  async run(world): Promise<Proof> {
    const someone = world.people.find(({ profile }) => mayEnter(world, profile.login))?.profile.login;
    if (someone === undefined) return { lines: ["nobody may use the app"] };
    const files: Record<string, string> = {};
    const found = [];
    for (const from of ["okta", "aws"] as const) {
      const { browser, shown } = await walk(world, someone, { from });
      Object.assign(files, responsesOf(browser, from), { [`${from}-visits.txt`]: visitsOf(browser) });
      expect(shown.status === 200, () => `sign-in that began at ${from} ended at ${shown.url} with ${shown.status}`);
      found.push((await portalOf(world, browser)) ?? []);
    }
    expect(differences(found[0] ?? [], found[1] ?? []) === undefined, () => "the portal differs by where sign-in began");
    return { lines: [`both ways lead to the portal with ${found[0]?.length ?? 0} permission sets in accounts`], files };
  },
};

export const sessionTags: Step = {
  id: "session-tags",
  title: "attributes arrive as session tags",
  skip: (world) => needsOkta(world) ?? (keysOf(world).length === 0 ? "no environment sends session attributes" : undefined),
  async run(world): Promise<Proof> {
    for (const { profile: { login } } of world.people) {
      if (!mayEnter(world, login)) continue;
      const { browser } = await walk(world, login, { from: "aws" });
      const [line] = (await portalOf(world, browser)) ?? [];
      if (line === undefined) continue;
      const { status, tags } = await credentialsOf(world, browser, line);
      expect(status === 200, () => `the portal refused credentials for ${line} with ${status}`);
      const missing = keysOf(world).filter((key) => !Object.hasOwn(tags, key));
      expect(missing.length === 0, () => `session tags missing: ${missing.join(", ")}; there are ${Object.keys(tags).join(", ") || "none"}`);
      return { lines: [`${Object.keys(tags).join(", ")} arrive with the session of a person of ${world.people.length}`] };
    }
    return { lines: ["nobody has access whose session could be looked at"] };
  },
};

function keysOf({ roles }: World): string[] {
  return roles.trusts.flatMap(({ okta }) => {
    const attributes = okta === "none" || okta.samlApp.kind === "use" ? {} : (okta.samlApp.attributes ?? {});
    const sent = attributeStatements(attributes).map(({ name }) => name.split(":").at(-1) ?? "");
    const read = accessControlAttributes(attributes).map(({ key }) => key);
    // AWS uses those of the assertion only where the directory's are switched on.
    return read.length === 0 ? [] : [...read, ...sent];
  });
}

export const outsider: Step = {
  id: "outsider",
  title: "a person who is not assigned is refused at Okta, and reaches nothing in AWS",
  skip: needsOkta,
  async run(world): Promise<Proof> {
    for (const from of ["okta", "aws"] as const) {
      const { browser, shown } = await walk(world, OUTSIDER, { from });
      expect(shown.status === 403 && shown.html.includes("not assigned"), () => `the outsider was answered ${shown.status} at ${shown.url}`);
      expect((await portalOf(world, browser)) === undefined, () => "the outsider has a session in AWS");
    }
    return { lines: ['403 "User is not assigned to this application" from both ends, no session in AWS'] };
  },
};

export const stepUp: Step = {
  id: "step-up",
  title: "groups with a stronger rule are asked for it, and whoever refuses does not get in",
  skip: (world) => needsOkta(world) ?? (hardRules(world).length === 0 ? "no rule of a sign-on policy is for certain groups" : undefined),
  async run(world): Promise<Proof> {
    const lines: string[] = [];
    const asked: object[] = [];
    for (const { name, groups, assurance } of hardRules(world)) {
      const member = world.people.find(({ profile: { login } }) => mayEnter(world, login) && groups.some((group) => groupsOf(world, login).has(group)))?.profile.login;
      if (member === undefined) {
        lines.push(`${name}: nobody of its groups has the app yet`);
        continue;
      }
      const before = world.okta?.org.log.events().length ?? 0;
      const approved = await walk(world, member, { from: "aws" });
      expect((await portalOf(world, approved.browser)) !== undefined, () => `${name}: a member who approved does not get in (${approved.shown.status})`);
      const offered = [...new Set(approved.offered.flat())];
      const weak = offered.filter((factor) => factor === "push" || (assurance === "phishing-resistant-hardware" && factor !== "hardware-key"));
      expect(offered.length > 0 && (assurance === "two-factors" || weak.length === 0), () => `${name}: Okta offered ${offered.join(", ") || "nothing"} for ${assurance}`);
      const refused = await walk(world, member, { from: "aws", factor: "refuse" });
      expect((await portalOf(world, refused.browser)) === undefined, () => `${name}: a member who refused gets in`);
      const rule = world.okta?.org.log.events("policy.evaluate_sign_on").at(-1)?.targets.find(({ type }) => type === "PolicyRule")?.displayName;
      expect(rule === name, () => `the rule that decided is "${rule}", not "${name}"`);
      lines.push(`${name}: asked for ${offered.join(" or ")}; refusing it ends the sign-in`);
      asked.push({ rule: name, groups, assurance, askedFor: approved.offered, systemLog: logSince(world, before) });
    }
    return { lines, files: { "asked.json": `${JSON.stringify(asked, undefined, 2)}\n` } };
  },
};

/** Entries of Okta's System Log since there were so many, without who it was. */
function logSince({ okta }: World, count: number): object[] {
  return (okta?.org.log.events() ?? []).slice(count).map(({ actor: _actor, uuid: _uuid, targets, ...event }) => ({ ...event, targets: targets.filter(({ type }) => type !== "AppUser") }));
}

function hardRules({ roles }: World) {
  return roles.trusts.flatMap(({ okta, catalog }) =>
    okta === "none" || okta.samlApp.kind === "use" || okta.samlApp.signOn.kind === "existing"
      ? []
      : okta.samlApp.signOn.rules.flatMap(({ name, access, groups = [], assurance = "two-factors" }) => (groups.length === 0 || access === "deny" ? [] : [{ name, assurance, groups: groups.map((key) => catalog.groups[key]?.name ?? key) }])),
  );
}

export const signOut: Step = {
  id: "sign-out",
  title: "signing out of AWS ends AWS's session alone: Okta's goes on, as documented (no single logout)",
  skip: needsOkta,
  async run(world): Promise<Proof> {
    const someone = world.people.find(({ profile }) => mayEnter(world, profile.login))?.profile.login;
    if (someone === undefined) return { lines: ["nobody may use the app"] };
    const { browser } = await walk(world, someone, { from: "aws" });
    await browser.open(`https://${world.signIn.instance.portalHost}/logout`);
    expect((await portalOf(world, browser)) === undefined, () => "the session in AWS survived its sign-out");
    const home = await browser.open(`${world.okta?.org.base ?? ""}/app/UserHome`);
    expect(home.status === 200 && home.html.includes("Sign out"), () => "Okta's session ended with AWS's");
    await browser.open(`${world.okta?.org.base ?? ""}/login/signout`);
    const after = await browser.open(`${world.okta?.org.base ?? ""}/app/UserHome`);
    expect(after.forms.some(({ action }) => action === "/login/authenticate"), () => "Okta's session survived its own sign-out");
    return { lines: ["AWS's session ended, Okta's went on until it was ended there"] };
  },
};
