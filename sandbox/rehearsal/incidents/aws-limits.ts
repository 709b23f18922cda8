import { differences } from "../expected";
import { expect, type Proof, type Step } from "../step";
import { healed, nothingToStrike, seen, strikesManagement, struck, takeAway } from "./struck";

/** AWS: 20 calls a second of all operations of IAM Identity Center together. */
const AWS_PER_SECOND = 20;

/** Every grant is gone, taken away by hand, and is made again while AWS lets 20 calls a second through. */
export const awsLimits: Step = {
  id: "aws-limits",
  title: `grants taken away by hand come back in one apply, under AWS's limit of ${AWS_PER_SECOND} calls a second`,
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws, stacks } = world;
    const environment = struck(world);
    const before = aws.state.grants().map((grant) => JSON.stringify(grant));
    const taken = takeAway(aws.state, environment, world.today);
    aws.forgetCalls();
    aws.throttle.perSecond = AWS_PER_SECOND;
    try {
      const { changes, text } = await stacks.plan(environment.name);
      const others = changes.filter((change) => !change.startsWith("create aws_ssoadmin_account_assignment."));
      expect(changes.length === taken.length && others.length === 0, () => `${taken.length} grants were taken away, the plan says: ${changes.slice(0, 5).join(", ")}`);
      await stacks.applyPlanned(environment.name);
      const different = differences(before, aws.state.grants().map((grant) => JSON.stringify(grant)));
      expect(different === undefined, () => `not all grants are back: ${different ?? ""}`);
      const left = await stacks.plan(environment.name);
      expect(left.changes.length === 0, () => `it still changes: ${left.changes.slice(0, 5).join(", ")}`);
      const { refused } = aws.throttle;
      const calls = aws.calls().filter(({ service }) => service === "sso-admin").length;
      return {
        lines: [
          seen("Terraform", refused === 0 ? `nothing: ${calls} calls did not reach the limit, this data is too small for it` : `nothing but the wait: AWS refused ${refused} of ${calls} calls with "ThrottlingException: Rate exceeded"`),
          healed(`by the apply: ${taken.length} grants made again and nothing else, then no change`),
        ],
        files: { "plan.txt": text },
      };
    } finally {
      aws.throttle.perSecond = undefined;
    }
  },
};
