import type { Tools } from "../../__tests__/support/tools";
import { leaksIn, normalized } from "./normalize";
import type { Scenario, Start } from "./scenario";
import { open } from "./world";

/** Plans scenarios and gives each plan's text as soon as it is there; those of one start that leave the world alone share an apply. */
export async function record(scenarios: readonly Scenario[], tools: Tools, recorded: (scenario: Scenario, text: string) => Promise<void>): Promise<void> {
  for (const [start, batch] of batches(scenarios)) {
    const opened = await open(start, tools);
    try {
      for (const scenario of batch) {
        const text = normalized(await opened.plan(scenario));
        const leaks = leaksIn(text);
        if (leaks.length > 0) throw new Error(`${scenario.name} would hold ${leaks.join("; ")}`);
        await recorded(scenario, text);
      }
    } finally {
      await opened.close();
    }
  }
}

/** Whether it changes what others would plan against. */
function alone({ world, tainted }: Scenario): boolean {
  return world !== undefined || tainted !== undefined;
}

function batches(scenarios: readonly Scenario[]): (readonly [Start, readonly Scenario[]])[] {
  const together = new Map<Start, Scenario[]>();
  for (const one of scenarios) if (!alone(one)) together.set(one.start, [...(together.get(one.start) ?? []), one]);
  return [...together, ...scenarios.filter(alone).map((one) => [one.start, [one]] as const)];
}
