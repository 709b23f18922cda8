import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as aws from "../../src/providers/aws";
import type * as backends from "../../src/providers/backends";
import type * as core from "../../src/providers/core";
import type * as okta from "../../src/providers/okta";

interface Seam {
  readonly core: typeof core;
  readonly aws: typeof aws;
  readonly okta: typeof okta;
  readonly backends: typeof backends;
}

/**
 * Makes stacks below `app`. Whatever else it needs it loads inside itself, so that it runs on the core under test:
 * `import type * as stacks from "../../src/stacks/x"` and `jest.requireActual<typeof stacks>("../../src/stacks/x")`.
 */
export type Build = (seam: Seam, app: core.App) => void;

/** The JSON of every stack that `build` makes, by name, synthesized by CDKTF or by its fork, validations included; without the core's own version. */
export function synthesizeOn(name: "cdktf" | "cdktn", build: Build): ReadonlyMap<string, unknown> {
  const outdir = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    jest.isolateModules(() => {
      // The prebuilt bindings import "cdktf" too, so they run on the fork as well.
      if (name === "cdktn") jest.doMock("cdktf", () => jest.requireActual("cdktn"));
      const seam: Seam = {
        core: jest.requireActual("../../src/providers/core"),
        aws: jest.requireActual("../../src/providers/aws"),
        okta: jest.requireActual("../../src/providers/okta"),
        backends: jest.requireActual("../../src/providers/backends"),
      };
      const app = new seam.core.App({ outdir });
      build(seam, app);
      app.synth();
    });
    return new Map(readdirSync(join(outdir, "stacks")).map((stack) => [stack, read(join(outdir, "stacks", stack, "cdk.tf.json"))]));
  } finally {
    jest.dontMock("cdktf");
    rmSync(outdir, { recursive: true, force: true });
  }
}

function read(path: string): unknown {
  const stack: { "//"?: { metadata?: { version?: unknown } } } = JSON.parse(readFileSync(path, "utf8"));
  delete stack["//"]?.metadata?.version;
  return stack;
}
