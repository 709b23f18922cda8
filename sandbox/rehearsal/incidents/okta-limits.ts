import { expect, type Proof, type Step } from "../step";
import { touchesManagement } from "../roles";
import { healed, seen } from "./struck";

/** Okta answers some requests of an apply with 429 and the time at which its limit is over. */
export const oktaLimits: Step = {
  id: "okta-limits",
  title: "Okta's rate limit during the apply of the trust: waited for, and one apply is enough",
  skip: ({ roles }) => (roles.trusts.length === 0 ? "no environment makes the app" : undefined),
  management: ({ roles, today }) => roles.trusts.some((one) => touchesManagement(one, today)),
  async run(world): Promise<Proof> {
    const { okta, roles } = world;
    if (okta === undefined) throw new Error("a trust without Okta");
    okta.faults.plan(/^POST /, { kind: "throttled" }, 2);
    okta.faults.plan(/^GET /, { kind: "throttled" }, 2);
    const files: Record<string, string> = {};
    for (const { name } of roles.trusts) {
      const plans = await world.converge(name);
      expect(plans.length <= 2, () => `${name} took ${plans.length - 1} applies`);
      for (const [index, { text }] of plans.entries()) files[`plan-${name}-${index + 1}.txt`] = text;
    }
    expect(okta.faults.waiting === 0, () => `${okta.faults.waiting} of the 4 refusals met no request`);
    files["refused.txt"] = `${okta.faults.struck.map(({ call }) => `429 ${call}`).join("\n")}\n`;
    return { lines: [seen("Terraform", `nothing but the wait; Okta refused ${okta.faults.struck.length} requests with 429`), healed("by itself: the provider waits until X-Rate-Limit-Reset; the next plan has no change")], files };
  },
};
