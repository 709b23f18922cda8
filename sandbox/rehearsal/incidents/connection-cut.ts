import { errorsOf, printed } from "../said";
import { expect, RehearsalFailure, type Proof, type Step } from "../step";
import { healed, nothingToStrike, seen, strikesManagement, struck, takeAway } from "./struck";

const cut = { kind: "cut", when: "before" } as const;

/** Connections end in the middle of the first apply, and Okta has a server error that outlasts the provider's own tries. */
export const connectionCut: Step = {
  id: "connection-cut",
  title: "connections cut in the middle of an apply are tried again; a server error ends it with the reason, and the next one makes what is missing",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws, okta, stacks } = world;
    const environment = struck(world);
    const { name } = environment;
    // One that makes the app too is applied by now, and has nothing left to be cut.
    if (world.applied.has(name)) takeAway(aws.state, environment, world.today, { most: 1 });
    aws.faults.plan(/ListInstances$/, cut);
    aws.faults.plan(/DescribePermissionSet$/, cut, 2);
    const { changes, text } = await stacks.plan(name);
    const makes = (what: string): boolean => changes.some((change) => change.startsWith(`create ${what}.`));
    const pushes = makes("okta_push_group");
    if (makes("aws_ssoadmin_permission_set")) aws.faults.plan(/CreatePermissionSet$/, cut);
    if (makes("aws_ssoadmin_account_assignment")) aws.faults.plan(/CreateAccountAssignment$/, cut);
    if (pushes) okta?.faults.plan(/^POST .*\/group-push\/mappings/, { kind: "unavailable" });
    if (makes("okta_group")) okta?.faults.plan(/^POST \/api\/v1\/groups$/, cut);
    const run = await stacks.workspace(name).apply();
    const files: Record<string, string> = { "plan.txt": text, "apply-1.txt": printed(run) };
    if ((run.code !== 0) !== pushes) throw new RehearsalFailure(`the apply ended with exit code ${run.code} though ${pushes ? "Okta had failed" : "cut connections are tried again"}`, files);
    const plans = await world.converge(name);
    for (const [index, again] of plans.entries()) files[`plan-again-${index + 1}.txt`] = again.text;
    const waiting = aws.faults.waiting + (okta?.faults.waiting ?? 0);
    expect(waiting === 0, () => `${waiting} of the cuts met no request`);
    const cuts = [...aws.faults.struck, ...(okta?.faults.struck ?? [])].filter(({ fault }) => fault === "cut").length;
    return {
      lines: [
        seen("Terraform", `nothing of ${cuts} cut connections: the providers try again`),
        ...errorsOf(run).map((error) => seen("Terraform", error)),
        healed(pushes ? `applied again: ${plans[0]?.changes.length ?? 0} of ${changes.length} changes were missing, then no change` : "by itself; the next plan has no change"),
      ],
      files,
    };
  },
};
