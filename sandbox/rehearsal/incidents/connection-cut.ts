import { errorsOf, printed } from "../said";
import { expect, RehearsalFailure, type Proof, type Step } from "../step";
import { healed, nothingToStrike, seen, strikesManagement, struck } from "./struck";

/** Connections end in the middle of the first apply, and Okta has a server error that outlasts the provider's own tries. */
export const connectionCut: Step = {
  id: "connection-cut",
  title: "connections cut in the middle of an apply are tried again; a server error ends it with the reason, and the next one makes what is missing",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws, okta, stacks } = world;
    const { name } = struck(world);
    aws.faults.plan(/ListGroups/, { kind: "cut", when: "before" });
    aws.faults.plan(/CreatePermissionSet$/, { kind: "cut", when: "before" });
    aws.faults.plan(/DescribePermissionSet$/, { kind: "cut", when: "before" }, 2);
    const { changes, text } = await stacks.plan(name);
    const [pushes, access] = ["create okta_push_group.", "create okta_group.app_access"].map((what) => changes.some((change) => change.startsWith(what)));
    if (pushes === true) okta?.faults.plan(/^POST .*\/group-push\/mappings/, { kind: "unavailable" });
    if (access === true) okta?.faults.plan(/^POST \/api\/v1\/groups$/, { kind: "cut", when: "before" });
    const run = await stacks.workspace(name).apply();
    const files: Record<string, string> = { "plan.txt": text, "apply-1.txt": printed(run) };
    const fails = pushes === true;
    if ((run.code !== 0) !== fails) throw new RehearsalFailure(`the apply ended with exit code ${run.code} though ${fails ? "Okta had failed" : "cut connections are tried again"}`, files);
    const plans = await world.converge(name);
    for (const [index, again] of plans.entries()) files[`plan-again-${index + 1}.txt`] = again.text;
    const waiting = aws.faults.waiting + (okta?.faults.waiting ?? 0);
    expect(waiting === 0, () => `${waiting} of the cuts met no request`);
    const cuts = [...aws.faults.struck, ...(okta?.faults.struck ?? [])].filter(({ fault }) => fault === "cut").length;
    return {
      lines: [
        seen("Terraform", `nothing of ${cuts} cut connections: the providers try again`),
        ...errorsOf(run).map((error) => seen("Terraform", error)),
        healed(fails ? `applied again: ${plans[0]?.changes.length ?? 0} of ${changes.length} changes were missing, then no change` : "by itself; the next plan has no change"),
      ],
      files,
    };
  },
};
