import { request } from "node:http";
import { startOkta } from "../../../sandbox/okta";
import { field } from "../../../sandbox/okta/json";
import { connect, names, stopAll } from "./client";

afterEach(stopAll);

/** What fetch refuses to send: a target in absolute form, or none at all. */
async function raw(url: string, target: string, headers: Record<string, string> = { authorization: "SSWS x" }): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}

describe("what a provider sees that talks to the org as to its proxy", () => {
  test("a request in absolute form is answered whatever host it names", async () => {
    const { okta } = await connect();
    expect(await raw(okta.url, "http://127.0.0.1/api/v1/groups?q=Every")).toBe(200);
    expect(await raw(okta.url, "http://acme.okta.com/api/v1/users/me")).toBe(200);
    expect(okta.calls().map(({ path }) => path)).toEqual(["/api/v1/groups?q=Every", "/api/v1/users/me"]);
  });

  test("the environment names this org and no other, and a token that is no secret", async () => {
    const { okta } = await connect({ name: "preview" });
    expect(okta.environment()).toEqual({
      OKTA_HTTP_PROXY: okta.url,
      OKTA_ORG_NAME: "preview",
      OKTA_BASE_URL: "okta.com",
      OKTA_API_TOKEN: "sandbox",
    });
    expect(okta.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("the org says that it runs Identity Engine, without a token", async () => {
    const { okta } = await connect();
    const response = await fetch(`${okta.url}/.well-known/okta-organization`);
    expect(await response.json()).toMatchObject({ pipeline: "idx" });
  });
});

describe("requests that Okta would refuse", () => {
  test.each([[{}], [{ authorization: "SSWS" }], [{ authorization: "Basic abc" }]])("no token: %j", async (headers) => {
    const { okta } = await connect();
    expect(await raw(okta.url, "/api/v1/groups", { ...headers })).toBe(401);
  });

  test("a path nobody serves is 404 E0000022, and recorded so that a test can find the gap", async () => {
    const { okta, get } = await connect();
    expect(await get("/api/v1/zones?limit=1")).toMatchObject({ status: 404, body: { errorCode: "E0000022" } });
    expect(okta.calls()).toEqual([{ method: "GET", path: "/api/v1/zones?limit=1", status: 404 }]);
  });

  test("a known path with another method is 405", async () => {
    const { patch } = await connect();
    expect(await patch("/api/v1/groups", {})).toMatchObject({ status: 405, body: { errorCode: "E0000022" } });
  });

  test.each(["{", "[]", "null", "7", '"text"', "{\"a\":}"])("a body that is no JSON object: %s", async (body) => {
    const { post } = await connect();
    expect(await post("/api/v1/groups", body)).toMatchObject({ status: 400, body: { errorCode: "E0000003" } });
  });

  test("a body beyond 1 MiB is refused and not kept", async () => {
    const { okta, post } = await connect();
    const answer = await post("/api/v1/groups", { profile: { name: "big", description: "x".repeat(1024 * 1024) } });
    expect(answer.status).toBe(413);
    expect(okta.org.groups.named("big")).toBeUndefined();
  });

  test.each(["http://[/api/v1/groups", "ftp://host/api/v1/groups"])("a target that is no web address: %s", async (target) => {
    const { okta } = await connect();
    expect(await raw(okta.url, target)).toBe(400);
  });

  test.each(["/api/v1/groups/%", "/api/v1/groups/__proto__", "/api/v1/apps/constructor", "/api/v1/users/toString"])(
    "an id that names no record: %s",
    async (path) => {
      const { get } = await connect();
      expect(await get(path)).toMatchObject({ status: 404, body: { errorCode: "E0000007" } });
    },
  );

  test("a body cannot reach the prototype of what the org keeps", async () => {
    const { post } = await connect();
    const answer = await post("/api/v1/groups", '{"profile":{"name":"g","__proto__":{"polluted":true}}}');
    expect(answer.status).toBe(200);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(answer.raw).not.toContain("polluted");
  });
});

test.each(["constructor", "__proto__", "toString"])("what every object inherits is no field of a body: %s", (name) => {
  expect(field({}, name)).toBeUndefined();
});

test("two orgs share nothing, and a closed one answers nobody", async () => {
  const [one, other] = [await connect(), await connect()];
  await one.post("/api/v1/groups", { profile: { name: "only here" } });
  expect(names(await one.get("/api/v1/groups"))).toContain("only here");
  expect(names(await other.get("/api/v1/groups"))).not.toContain("only here");
  await one.okta.close();
  await expect(one.get("/api/v1/groups")).rejects.toThrow("fetch failed");
});

test("a seed that names an unknown group says so instead of starting without it", async () => {
  await expect(startOkta({ apps: [{ label: "AWS", groups: ["gone"] }] })).rejects.toThrow('not seeded: "gone"');
  await expect(startOkta({ groups: [{ name: "g", members: ["nobody@example.com"] }] })).rejects.toThrow("nobody@example.com");
});
