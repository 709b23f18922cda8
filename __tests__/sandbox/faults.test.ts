import { Faults } from "../../sandbox/faults";
import { startAws } from "../../sandbox/aws/server";
import { startOkta } from "../../sandbox/okta";

test("a fault strikes as often as planned, the calls it is for alone, in the order of planning", () => {
  const faults = new Faults();
  faults.plan(/Create/, { kind: "throttled" }, 2);
  faults.plan(/./, { kind: "unavailable" });
  expect([faults.next("ListGroups")?.kind, faults.next("CreateGroup")?.kind, faults.next("CreateGroup")?.kind, faults.next("CreateGroup")]).toEqual(["unavailable", "throttled", "throttled", undefined]);
  expect(faults.waiting).toBe(0);
  expect(faults.struck.map(({ fault }) => fault)).toEqual(["unavailable", "throttled", "throttled"]);
});

describe("at AWS", () => {
  const ask = (url: string) => fetch(url, { method: "POST", headers: { "x-amz-target": "SWBExternalService.ListInstances", connection: "close" }, body: "{}" });

  test("each looks as it does there, and the next call is answered", async () => {
    const aws = await startAws({ account: "111122223333" });
    try {
      for (const kind of ["throttled", "unavailable"] as const) aws.faults.plan(/^sso-admin ListInstances$/, { kind });
      const [throttled, unavailable] = [await ask(aws.url), await ask(aws.url)];
      expect([throttled.status, await throttled.json()]).toEqual([400, { __type: "ThrottlingException", Message: "Rate exceeded" }]);
      expect(unavailable.status).toBe(500);
      aws.faults.plan(/ListInstances/, { kind: "cut", when: "before" });
      await expect(ask(aws.url)).rejects.toThrow("fetch failed");
      expect((await ask(aws.url)).status).toBe(200);
    } finally {
      await aws.close();
    }
  });

  test("a connection that is cut after a call took effect leaves the effect", async () => {
    const aws = await startAws({ account: "111122223333" });
    try {
      aws.faults.plan(/CreateGroup/, { kind: "cut", when: "after" });
      const create = () => fetch(aws.url, { method: "POST", headers: { "x-amz-target": "AWSIdentityStore.CreateGroup", connection: "close" }, body: JSON.stringify({ IdentityStoreId: "d-9067f1e2d3", DisplayName: "A" }) });
      await expect(create()).rejects.toThrow("fetch failed");
      expect(aws.state.directory.groupNamed("A")).toBeDefined();
      expect((await create()).status).toBe(400);
    } finally {
      await aws.close();
    }
  });
});

test("at Okta each looks as it does there: 429 with the time of its end, 503, a cut connection", async () => {
  const okta = await startOkta();
  try {
    const ask = () => fetch(`${okta.url}/api/v1/groups`, { headers: { authorization: "SSWS x", connection: "close" } });
    okta.faults.plan(/^GET \/api\/v1\/groups$/, { kind: "throttled" });
    const limited = await ask();
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("x-rate-limit-reset"))).toBeGreaterThan(Date.now() / 1_000 - 2);
    okta.faults.plan(/groups/, { kind: "unavailable" });
    expect((await ask()).status).toBe(503);
    okta.faults.plan(/groups/, { kind: "cut", when: "before" });
    await expect(ask()).rejects.toThrow("fetch failed");
    expect((await ask()).status).toBe(200);
  } finally {
    await okta.close();
  }
});
