import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toolsHere } from "../__tests__/support/tools";
import { versions } from "../src/providers/versions";
import { providerOnMachine } from "../src/terraform/find";
import { withPlaceholders } from "./record-okta/placeholders";
import type { Recording } from "./record-okta/recording";
import { record, scenarios } from "./record-okta/scenarios";

// npm run record:okta: runs the real Okta provider through the road's cycles and keeps what it asked in __tests__/fixtures/okta.
const folder = join(__dirname, "../__tests__/fixtures/okta");

async function main(): Promise<void> {
  const tools = toolsHere();
  const provider = providerOnMachine(versions.okta.source, versions.okta.range, tools.mirrors);
  if ("missing" in provider || !tools.hasAws) throw new Error(`record:okta needs Terraform, the AWS provider and the Okta provider: ${"missing" in provider ? provider.missing : "no AWS provider"}`);
  await mkdir(folder, { recursive: true });
  for (const scenario of scenarios) {
    const recording: Recording = { provider: `${versions.okta.source} ${provider.version}`, seed: scenario.seed, steps: await record(scenario, tools) };
    const text = format(recording);
    await writeFile(join(folder, `${scenario.name}.json`), text);
    console.log(`wrote ${scenario.name}.json: ${recording.steps.length} steps, ${Math.round(text.length / 1024)} KB`);
  }
}

/** One step a line, so that a change of one call is a change of one line. */
function format({ provider, seed, steps }: Recording): string {
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(",\n");
  return withPlaceholders(`{\n  "provider": ${JSON.stringify(provider)},\n  "seed": ${JSON.stringify(seed)},\n  "steps": [\n${lines}\n  ]\n}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
