import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { startOkta, type OktaServer } from "../../../sandbox/okta";
import { field, object } from "../../../sandbox/okta/json";
import { readPolicyRule } from "../../../sandbox/okta/policy-rule-body";
import { decide } from "../../../sandbox/okta/sign-in/decide";
import { withPlaceholders } from "../../../scripts/record-okta/placeholders";
import { Recorder, type Recording, type Step } from "../../../scripts/record-okta/recording";
import { Replay } from "./replay";

const folder = join(__dirname, "../../fixtures/okta");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const read = (name: string): Recording => JSON.parse(readFileSync(join(folder, name), "utf8")) as Recording;
const calls = (name: string) => read(name).steps.flatMap((step) => ("request" in step ? [step] : []));

const running: OktaServer[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});
async function replay(recording: Recording): Promise<readonly string[]> {
  const okta = await startOkta(recording.seed);
  running.push(okta);
  return new Replay(okta).run(recording);
}

test("both cycles of the real provider are recorded, without anything secret, and small", () => {
  expect(files.toSorted()).toEqual(["custom-app.json", "federation-and-pilot.json"]);
  for (const name of files) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text).not.toMatch(/authorization|SSWS|Bearer|PRIVATE KEY|MII[A-Za-z0-9+/]{20}/i);
    // A path of a machine begins a text; the addresses of tiles hold /home/ too.
    expect(text).not.toMatch(/["' ]\/(?:tmp|root|home|work)\//);
    expect(read(name).provider).toMatch(/^okta\/okta 6\.\d+\.\d+$/);
  }
  expect(files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(300 * 1024);
});

test("the recordings go through the whole life of what the provider makes", () => {
  const asked = new Set(files.flatMap(calls).map(({ request }) => request.replace(/«[^»]+»/g, "*").replace(/\?.*/, "")));
  for (const request of ["POST /api/v1/apps", "PUT /api/v1/apps/*", "DELETE /api/v1/apps/*", "POST /api/v1/policies", "PUT /api/v1/policies/*", "DELETE /api/v1/policies/*", "POST /api/v1/policies/*/rules", "PUT /api/v1/policies/*/rules/*", "DELETE /api/v1/policies/*/rules/*", "POST /api/v1/apps/*/group-push/mappings", "PATCH /api/v1/apps/*/group-push/mappings/*", "DELETE /api/v1/apps/*/group-push/mappings/*", "PUT /api/v1/apps/*/groups/*", "POST /api/v1/groups/rules"]) expect([...asked]).toContain(request);
});

test.each(files)("%s: the local org answers as it did when the real provider was content", async (name) => {
  expect(await replay(read(name))).toEqual([]);
});

describe("the comparison notices", () => {
  /** The recording up to the policy that it makes, with another answer expected there. */
  const broken = (change: object): Recording => {
    const recording = read("custom-app.json");
    const at = recording.steps.findIndex((step) => "request" in step && step.request === "POST /api/v1/policies");
    return { ...recording, steps: recording.steps.slice(0, at + 1).map((step, index) => (index === at ? { ...step, ...change } : step)) };
  };

  test("nothing where nothing differs", async () => {
    expect(await replay(broken({}))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["another status", { status: 201 }, "status 200 instead of 201"],
    ["a member that is missing", { answer: { newMember: 1 } }, "answer.newMember is missing"],
    ["another value", { answer: { status: "INACTIVE" } }, 'answer.status: "ACTIVE" instead of INACTIVE'],
    ["another type", { answer: { system: "false" } }, "answer.system: false instead of false"],
    ["no list", { answer: { name: [] } }, 'answer.name: "AWS" instead of a list of 0'],
    ["a list of another length", { answer: { _links: { self: { hints: { allow: ["GET"] } } } } }, "instead of a list of 1"],
    ["no object", { answer: { name: {} } }, 'answer.name: "AWS" instead of an object'],
    ["another kind of id", { answer: { id: "«00g:9»" } }, "instead of «00g:9»"],
    ["a time that is none", { answer: { name: "«time»" } }, "instead of «time»"],
    ["an answer instead of none", { answer: undefined }, "an answer instead of none"],
  ])("%s", async (_, change, message) => {
    expect(await replay(broken(change))).toEqual([expect.stringContaining(message)]);
  });

  test("an id that is another one than before", async () => {
    const user = (login: string): Step => ({ request: `GET /api/v1/users/${login}`, status: 200, answer: { id: "«00u:1»" } });
    const seed = { users: [{ login: "ana@example.com" }, { login: "bo@example.com" }] };
    expect(await replay({ provider: "", seed, steps: [user("ana@example.com"), user("ana@example.com")] })).toEqual([]);
    expect(await replay({ provider: "", seed, steps: [user("ana@example.com"), user("bo@example.com")] })).toEqual([expect.stringContaining("step 2, GET /api/v1/users/bo@example.com: answer.id")]);
  });

  test("a request for what no answer has told", async () => {
    await expect(replay({ provider: "", seed: {}, steps: [{ request: "GET /api/v1/apps/«0oa:1»", status: 200 }] })).rejects.toThrow("«0oa:1» before any answer");
  });
});

test("the sign-on rules that the real provider makes are rules that the sign-in can evaluate", () => {
  const rules = files.flatMap(calls).filter(({ request, body }) => /^POST .*\/rules$/.test(request) && object(body)["type"] === "ACCESS_POLICY");
  expect(rules.length).toBeGreaterThan(2);
  for (const { body, answer } of rules) {
    const now = new Date();
    const wish = readPolicyRule(object(body), { hasGroup: () => true });
    const groupIds = ((field(field(field(wish.conditions ?? {}, "people"), "groups"), "include") ?? []) as string[]).slice(0, 1);
    const decision = decide([{ id: "r", system: false, created: now, lastUpdated: now, priority: 1, status: "ACTIVE", ...wish }], { userId: "00u1", groupIds, zones: [], enrolled: ["password", "hardware-key"], proofs: [], idleSince: now, now });
    expect(decision).toMatchObject({ rule: field(answer, "name"), access: "ALLOW", needs: [{ class: "knowledge" }, { class: "possession", factors: ["hardware-key"] }] });
  }
});

describe("what a recorder keeps", () => {
  test("method, path, body, answer: never the authorization; a repeated question once, until something changes", async () => {
    const recorder = new Recorder();
    const okta = await startOkta({}, { record: recorder.record });
    running.push(okta);
    const ask = (method: string, path: string, body?: object) => fetch(new URL(path, okta.url), { method, headers: { authorization: "SSWS very-secret" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    await ask("GET", "/api/v1/groups?q=x");
    await ask("GET", "/api/v1/groups?q=x");
    await ask("POST", "/api/v1/groups", { profile: { name: "x" } });
    await ask("GET", "/api/v1/groups?q=x");
    await ask("GET", "/api/v1/apps/none");
    await ask("POST", "/api/v1/groups", {});
    expect(recorder.steps).toMatchObject([
      { request: "GET /api/v1/groups?q=x", status: 200, answer: [] },
      { request: "POST /api/v1/groups", body: { profile: { name: "x" } }, status: 200, answer: { profile: { name: "x" } } },
      { request: "GET /api/v1/groups?q=x", status: 200, answer: [{ profile: { name: "x" } }] },
      { request: "GET /api/v1/apps/none", status: 404, answer: { errorCode: "E0000007" } },
      { request: "POST /api/v1/groups", status: 400 },
    ]);
    expect(JSON.stringify(recorder.steps)).not.toContain("very-secret");
  });

  test("ids, keys, certificates and times are numbered by first appearance", () => {
    const [one, other] = ["00g00000000000011d7", "00g00000000000021d7"].map((id) => id.replace("00g", "00g0"));
    const key = "a".repeat(43);
    expect(withPlaceholders(`${one} ${other} ${one} kid=${key}" 2026-06-09T13:12:30Z 2026-06-09T13:12:30.000Z MII${"A".repeat(500)}== plain`)).toBe("«00g:1» «00g:2» «00g:1» kid=«key:1»\" «time» «time» «certificate:1» plain");
  });
});
