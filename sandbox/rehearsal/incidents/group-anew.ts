import { addressOf } from "../ends";
import { differences, expectedAccess } from "../expected";
import { resolve } from "../../../src/model/resolve";
import { expect, type Proof, type Step } from "../step";
import { groupsOf, portalsMatch } from "../steps/people";
import { portalOf, walk } from "../walk";
import { groupKey, groupName, healed, nothingToStrike, seen, someoneWithAccess, strikesManagement, struck } from "./struck";

/** Somebody deletes a group in AWS; it is pushed anew and has another id there. */
export const groupAnew: Step = {
  id: "group-anew",
  title: "a group deleted in AWS and pushed again, with another id: its grants alone are made again",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws: { state }, stacks } = world;
    const environment = struck(world);
    const [key, name] = [groupKey(world), groupName(world)];
    const [before, oldId] = [state.grants().map((grant) => JSON.stringify(grant)), state.directory.groupNamed(name)?.id];
    const own = resolve(environment, world.today).expansion.grants.filter(({ group }) => group === key).map(addressOf);
    const member = someoneWithAccess(world, name);
    const pushed = (await stacks.addresses(environment.name)).has(`okta_push_group.${key}`);
    const made = resolve(environment, world.today).makes.includes(key);
    state.deleteGroup(name);
    const lines: string[] = [];
    if (member !== undefined) {
      const portal = (await portalOf(world, (await walk(world, member, { from: "aws" })).browser)) ?? [];
      const lost = expectedAccess(world.appliedNow(), groupsOf(world, member)).filter((line) => !portal.includes(line));
      lines.push(seen("portal", `${lost.length} permission sets in accounts are gone for a member of ${name}${pushed ? "; Okta says nothing until it has something to send" : ""}`));
    }
    const gone = await stacks.plan(environment.name, ...(pushed ? [`-replace=okta_push_group.${key}`] : []));
    const deleted = gone.changes.filter((change) => change.includes("aws_ssoadmin_account_assignment."));
    const dies = differences(own.map((address) => `delete ${address}`), deleted);
    // Where Terraform makes the group itself, it makes it again in the same plan.
    if (pushed) expect(dies === undefined, () => `the plan is not the grants of the group: ${dies ?? ""}`);
    lines.push(seen("Terraform", `${deleted.length} grants to ${pushed ? "delete" : "delete or replace"}${gone.warnings.length === 0 ? "" : `; ${gone.warnings.join(" ")}`}`));
    if (gone.changes.length > 0) await stacks.applyPlanned(environment.name);
    if (!pushed && state.directory.groupNamed(name) === undefined) state.pushGroup(name);
    await world.push();
    const plans = await world.converge(environment.name);
    const newId = state.directory.groupNamed(name)?.id;
    expect(newId !== undefined && newId !== oldId, () => `${name} is ${newId === undefined ? "not in AWS again" : "there under its old id"}`);
    const different = differences(before, state.grants().map((grant) => JSON.stringify(grant)));
    expect(different === undefined, () => `not as before: ${different ?? ""}`);
    const how = pushed ? `terraform apply -replace='okta_push_group.${key}', the push under the new id, ` : "pushed again by whoever pushes it, ";
    lines.push(healed(made ? "by the apply: Terraform makes the group and what it is granted anew" : `${how}applied again: ${plans[0]?.changes.length ?? 0} grants made, those of this group and no other`));
    // Whom somebody else brings to AWS is not played.
    if (member !== undefined && (pushed || made)) lines.push(...(await portalsMatch(world, world.people.filter(({ groups }) => groups.includes(name)))).lines);
    return { lines, files: { "plan-gone.txt": gone.text, ...Object.fromEntries(plans.map(({ text }, index) => [`plan-again-${index + 1}.txt`, text])) } };
  },
};
