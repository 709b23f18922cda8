import { expect, type Proof, type Step } from "../step";
import { portalOf, walk } from "../walk";
import { healed, nobodySignsIn, seen, someoneWithAccess } from "./struck";

const MINUTES = 20;

/** The two clocks differ: responses are of the future, or too old. */
export const skewedClock: Step = {
  id: "clock",
  title: `clocks that differ by ${MINUTES} minutes: sign-in is refused either way, told as that, and works once they agree`,
  skip: nobodySignsIn,
  async run(world): Promise<Proof> {
    const someone = someoneWithAccess(world) ?? "";
    const lines: string[] = [];
    for (const [way, sign] of [["ahead of", 1], ["behind", -1]] as const) {
      world.clocks.okta = sign * MINUTES * 60_000;
      const { browser } = await walk(world, someone, { from: "aws" });
      const last = world.signIn.signIns.at(-1);
      expect(last?.outcome === "refused" && (await portalOf(world, browser)) === undefined, () => `a response of a clock ${MINUTES} minutes ${way} AWS's was taken`);
      lines.push(seen(`AWS, Okta's clock ${way} its own`, last.message), `doctor  npx idc saml check: ${last.findings.map(({ id }) => id).join(", ")}`);
      world.clocks.okta = 0;
    }
    expect((await portalOf(world, (await walk(world, someone, { from: "aws" })).browser)) !== undefined, () => "the clocks agree, and nobody gets in");
    return { lines: [...lines, healed("by the right time, without anything else")] };
  },
};
