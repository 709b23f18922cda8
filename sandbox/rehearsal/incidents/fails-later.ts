import type { Environment } from "../../../src/model/environment";
import { permissionSetName, resolve } from "../../../src/model/resolve";
import type { PermissionSet } from "../../aws/permission-sets";
import type { Account } from "../../aws/organization";
import type { AwsState } from "../../aws/state";
import { differences } from "../expected";
import { errorsOf, printed } from "../said";
import { expect, RehearsalFailure, type Proof, type Step } from "../step";
import { healed, nothingToStrike, seen, strikesManagement, struck, takeAway } from "./struck";

/** AWS begins to make the assignment and then can't make the role: the request fails after it was taken. */
export const failsLater: Step = {
  id: "fails-later",
  title: "an assignment that AWS takes and then fails: the apply fails with AWS's reason, and the next one makes it",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws: { state }, stacks } = world;
    const environment = struck(world);
    const before = state.grants().map((grant) => JSON.stringify(grant));
    const fault = roleFaultOf(state, environment, world.today);
    const [taken] = takeAway(state, environment, world.today, { most: 1, of: fault.strikes });
    const account = state.accounts.get(taken?.account ?? "");
    expect(account !== undefined, () => `${environment.name} has no grant in AWS`);
    await stacks.plan(environment.name);
    const mend = fault.begin(account);
    const failed = await stacks.workspace(environment.name).apply();
    mend();
    const files = { "apply-failed.txt": printed(failed) };
    if (failed.code === 0) throw new RehearsalFailure("the apply did not fail", files);
    await world.converge(environment.name);
    const different = differences(before, state.grants().map((grant) => JSON.stringify(grant)));
    expect(different === undefined, () => `not as before: ${different ?? ""}`);
    return { lines: [...errorsOf(failed).map((error) => seen("Terraform", error)), healed(`${fault.mended}, applied again, then no change`)], files };
  },
};

interface RoleFault {
  /** Whether it is one for this permission set. */
  readonly strikes: (set: PermissionSet) => boolean;
  /** From now on the account can have no role of it, until what comes back is called. */
  begin(account: Account): () => void;
  readonly mended: string;
}

/** What makes AWS fail to make a role: a customer-managed policy that is not in the account, or more policies than a role may have. */
function roleFaultOf(state: Pick<AwsState, "limits" | "assignments" | "permissionSets">, environment: Environment, today: string): RoleFault {
  const { limits } = state;
  const own = new Set(resolve(environment, today).permissionSets.map((key) => permissionSetName(environment, key)));
  const granted = [...state.assignments].some(({ permissionSet }) => {
    const set = state.permissionSets.get(permissionSet);
    return set !== undefined && own.has(set.name) && namesPolicies(set);
  });
  if (granted) {
    return {
      strikes: namesPolicies,
      mended: "the policy was put into the account",
      begin(account) {
        const { policies } = account;
        account.policies = new Set();
        return () => void (account.policies = policies);
      },
    };
  }
  return {
    strikes: ({ managed }) => managed.size > 0,
    mended: "the quota of policies a role was raised",
    begin() {
      const { managedPoliciesPerRole: before } = limits;
      limits.managedPoliciesPerRole = 0;
      return () => void (limits.managedPoliciesPerRole = before);
    },
  };
}

function namesPolicies({ customerManaged, boundary }: PermissionSet): boolean {
  return customerManaged.size > 0 || (boundary !== undefined && "CustomerManagedPolicyReference" in boundary);
}
