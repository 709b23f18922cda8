import { environments } from "../../environments/index";
import { formatProblem } from "../../src/model/problem";
import { load } from "../../src/project/load";
import type * as stackModule from "../../src/stacks/identity-center-stack";
import { synthesizeOn, type Build } from "./cores";
import { buildSmallStack } from "./small-stack";

// Every synthesis loads a core and its bindings afresh.
jest.setTimeout(60_000);

// CDKTF is archived and CDK Terrain continues it: as long as this holds, the move is a change of imports in src/providers.
test("the fork synthesizes the same JSON from everything in the seam", () => {
  const before = synthesizeOn("cdktf", buildSmallStack);
  expect([...before.keys()]).toEqual(["small"]);
  expect(synthesizeOn("cdktn", buildSmallStack)).toEqual(before);
});

test.each(["cdktf", "cdktn"] as const)("what ran was %s", (name) => {
  let version: unknown;
  synthesizeOn(name, ({ core }, app) => {
    version = app.node.tryGetContext("cdktfVersion");
    void new core.TerraformStack(app, "empty");
  });
  expect(version).toBe(jest.requireActual<{ version: string }>(`${name}/package.json`).version);
});

test("the fork synthesizes the same JSON from this project's environments", async () => {
  const loaded = await load(environments, "2026-11-24");
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  const build: Build = (_, app) => {
    const { IdentityCenterStack } = jest.requireActual<typeof stackModule>("../../src/stacks/identity-center-stack");
    for (const { resolved, inlinePolicies } of loaded.stacks) void new IdentityCenterStack(app, { resolved, inlinePolicies, folders: { stack: "/out/stack", project: "/out" } });
  };
  const before = synthesizeOn("cdktf", build);
  expect([...before.keys()].toSorted()).toEqual(environments.map(({ name }) => name).toSorted());
  expect(synthesizeOn("cdktn", build)).toEqual(before);
});
