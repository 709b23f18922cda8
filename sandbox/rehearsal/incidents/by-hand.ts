import { expect, type Proof, type Step } from "../step";
import { portalOf, walk } from "../walk";
import { groupName, healed, nothingToStrike, remove, seen, someoneWithAccess, strikesManagement, struck } from "./struck";

const SET = "MadeByHand";

/** Somebody assigns a permission set of their own in the console: nothing here made it, so nothing here sees it. */
export const assignedByHand: Step = {
  id: "by-hand",
  title: "an assignment made by hand: people have it, no plan says so and none takes it away",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { state } = world.aws;
    const environment = struck(world);
    const group = groupName(world);
    const set = state.addPermissionSet(SET);
    const account = [...state.assignments].find(({ principal }) => state.groups.get(principal)?.displayName === group)?.account;
    expect(account !== undefined, () => `${group} is granted nothing`);
    const assignment = state.assign(group, SET, account);
    const { changes, text } = await world.stacks.plan(environment.name);
    expect(changes.length === 0, () => `the plan touches it: ${changes.slice(0, 5).join(", ")}`);
    const lines = [seen("Terraform", "nothing: no plan names what it did not make")];
    const member = someoneWithAccess(world, group);
    if (member !== undefined) {
      const { browser } = await walk(world, member, { from: "aws" });
      const portal = (await portalOf(world, browser)) ?? [];
      expect(portal.includes(`${account} ${SET}`), () => "the portal does not list it");
      lines.push(seen("portal", `${SET} in ${account}, which no data has`));
    }
    remove(state, assignment);
    state.sets.delete(set.arn);
    return { lines: [...lines, healed("by hand, where it was made; until then it stays as it is")], files: { "plan.txt": text } };
  },
};
