import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toolsHere } from "../__tests__/support/tools";
import { record } from "./record-plans/record";
import { scenarios } from "./record-plans/scenarios";

// npm run record:plans [-- NAME...]: plans every scenario with the real Terraform and providers against the local AWS and Okta, and keeps
// the JSON of each plan in __tests__/fixtures/plans; with names, those alone.
const folder = join(__dirname, "../__tests__/fixtures/plans");

async function main(names: readonly string[]): Promise<void> {
  const tools = toolsHere();
  if (!tools.hasAws || !tools.hasOkta) throw new Error("record:plans needs Terraform, the AWS provider and the Okta provider 6.12");
  const unknown = names.filter((name) => !scenarios.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`no scenario is named ${unknown.join(", ")}; there are ${scenarios.map(({ name }) => name).join(", ")}`);
  const wanted = names.length === 0 ? scenarios : scenarios.filter(({ name }) => names.includes(name));
  await record(wanted, tools, async ({ name }, text) => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "plan.json"), text);
    console.log(`wrote ${name}: ${Math.round(text.length / 1024)} KB`);
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
