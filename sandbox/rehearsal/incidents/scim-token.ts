import { explain } from "../../../src/saml/explain/explain";
import { resolve } from "../../../src/model/resolve";
import { expect, type Proof, type Step } from "../step";
import { portalsMatch } from "../steps/people";
import { portalOf, walk } from "../walk";
import type { World } from "../world";
import { groupKey, groupName, healed, nobodySignsIn, seen, someoneWithAccess, struck } from "./struck";

const MINUTE = 60_000;
const NEWCOMER = "newcomer@rehearsal.example";

/** The token that Okta has ends; somebody joins meanwhile, and a new token is made and given to Okta. */
export const scimToken: Step = {
  id: "scim-token",
  title: "a SCIM token that has ended: nobody new arrives, nobody loses anything, and a new token brings what waited",
  skip: (world) => nobodySignsIn(world) ?? (world.provisions && struckPushes(world) ? undefined : "the environment pushes nothing by SCIM"),
  async run(world): Promise<Proof> {
    const { aws: { state }, clocks } = world;
    const settled = someoneWithAccess(world) ?? "";
    const ending = state.console.createAccessToken(new Date(Date.now() + MINUTE));
    for (const { id } of state.console.accessTokens()) if (id !== ending.id) state.console.deleteAccessToken(id);
    world.connect(ending.token);
    clocks.aws = 2 * MINUTE;
    const access = accessGroups(world);
    const newcomer = { profile: { login: NEWCOMER, email: NEWCOMER, firstName: "New", lastName: "Comer", displayName: "New Comer", department: "rehearsal", costCenter: "CC-1", title: "Engineer" }, groups: [groupName(world), ...access] };
    world.join(newcomer);
    const broken = await world.push();
    expect(broken?.connectionError !== undefined, () => "Okta got in with a token that has ended");
    expect(state.directory.userNamed(NEWCOMER) === undefined, () => "somebody arrived with a token that has ended");
    const [symptom] = explain(broken.connectionError);
    const refused = await walk(world, NEWCOMER, { from: "aws" });
    const message = world.signIn.signIns.at(-1)?.message ?? "";
    expect((await portalOf(world, refused.browser)) === undefined, () => "the newcomer got in without being in AWS");
    expect((await portalOf(world, (await walk(world, settled, { from: "aws" })).browser))?.length !== 0, () => "somebody who had access lost it");
    const { token } = state.console.createAccessToken();
    state.console.deleteAccessToken(ending.id);
    clocks.aws = 0;
    world.connect(token);
    const report = await world.push();
    expect(report?.connectionError === undefined && report?.users.failed.length === 0, () => `the new token brings nothing: ${report?.connectionError ?? ""}`);
    const portals = await portalsMatch(world, [newcomer]);
    return {
      lines: [
        seen("Okta's app", broken.connectionError),
        seen("AWS, for who joined meanwhile", message),
        `doctor  npx idc saml explain: ${symptom?.symptom.id ?? "does not know this text"}`,
        healed(`a second token made, given to Okta, the old one deleted; ${report?.users.created.length ?? 0} created: ${portals.lines.join(" ")}`),
      ],
    };
  },
};

function struckPushes(world: World): boolean {
  return resolve(struck(world), world.today).pushes.includes(groupKey(world));
}

/** An access group that exists is filled by hand, so who joins is put into it too. */
function accessGroups(world: World): string[] {
  const { okta } = struck(world);
  return okta !== "none" && okta.access?.kind === "existing" ? [okta.access.group] : [];
}
