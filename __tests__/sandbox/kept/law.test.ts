import fc from "fast-check";
import { dumpState } from "../../../sandbox/kept/dump";
import { loadState, saveState } from "../../../sandbox/kept/state";
import { clock, company, NAMES, perform, type Both, type Step } from "./operations";

const steps = (maxLength: number) => fc.array(fc.record<Step>({ operation: fc.nat(NAMES.length - 1), a: fc.nat(4), b: fc.nat(4) }), { maxLength, size: "max" });
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 60);

let beginning: string;
beforeAll(async () => {
  beginning = saveState(await company());
});

test("whatever was done to both ends, what was kept comes back: the same bytes, the same dump, and the same from there on", async () => {
  await fc.assert(fc.asyncProperty(steps(60), steps(20), async (before, after) => {
    const world = load(beginning);
    await perform(world, before);
    const text = saveState(world);
    const again = load(text);
    expect(saveState(again)).toBe(text);
    expect(dumpState(again)).toEqual(dumpState(world));
    expect(again.aws.samlProviders.all).toEqual(world.aws.samlProviders.all);
    const same = [await perform(world, after), await perform(again, after)].every(Boolean);
    expect(dumpState(again)).toEqual(dumpState(world));
    if (same) expect(saveState(again)).toBe(saveState(world));
  }), { numRuns: RUNS });
}, 600_000);

test("no operation of the law is refused every time, or it would show nothing", async () => {
  const done = new Set<string>();
  for (const sample of fc.sample(steps(60), { seed: 7, numRuns: 120 })) await perform(load(beginning), sample, (name) => done.add(name));
  expect(NAMES.filter((name) => !done.has(name))).toEqual([]);
}, 600_000);

test("a state without an Okta end comes back without one", async () => {
  const { aws } = await company();
  const text = saveState({ aws, okta: undefined });
  expect(loadState(text, clock).okta).toBeUndefined();
  expect(saveState(loadState(text, clock))).toBe(text);
});

test("a loaded org signs with the key and the certificate that it had", async () => {
  const { aws, okta } = await company();
  const again = load(saveState({ aws, okta }));
  const [before, after] = [okta, again.okta].map((org) => org.apps.all()[0]?.keys[0]);
  expect(after).toMatchObject({ kid: before?.kid, certificate: before?.certificate, thumbprint: before?.thumbprint, notBefore: before?.notBefore, notAfter: before?.notAfter, modulus: before?.modulus });
  expect(before?.privateKey.equals(after?.privateKey as never)).toBe(true);
});

test("a SCIM token works after loading, and stands in no file", async () => {
  const { aws, okta } = await company();
  const { tenant } = aws.console.enableAutomaticProvisioning();
  const { token } = aws.console.createAccessToken();
  const text = saveState({ aws, okta });
  expect(text).not.toContain(token);
  expect(load(text).aws.console.admits(tenant, token)).toBe(true);
});

function load(text: string): Both {
  const { aws, okta } = loadState(text, clock);
  if (okta === undefined) throw new Error("the company has an Okta end");
  return { aws, okta };
}
