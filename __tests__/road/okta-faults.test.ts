import { startOkta, type OktaServer } from "../../sandbox/okta";
import { federation, pilot } from "../support/company";
import { needs } from "../support/needs";
import { startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TEN_MINUTES = 600_000;
const ALICE = { login: "alice@small.example", email: "alice@small.example", firstName: "Alice", lastName: "Ames", displayName: "Alice Ames" };

describe("what goes wrong at Okta, with both real providers", () => {
  const open: { close(): Promise<void> }[] = [];
  let okta: OktaServer;
  let trust: Road;
  afterAll(async () => {
    for (const one of open.toReversed()) await one.close();
  });

  withBoth("its rate limit is waited for, and one apply of the trust is enough", async () => {
    okta = await startOkta({ users: [ALICE], groups: [{ name: "AWS Engineers", members: [ALICE.login] }] });
    open.push(okta);
    trust = await startRoad(federation, tools, { variables: okta.environment() });
    open.push(trust);
    okta.faults.plan(/^POST /, { kind: "throttled" }, 2);
    okta.faults.plan(/^GET /, { kind: "throttled" }, 2);
    okta.faults.plan(/^GET /, { kind: "slow", ms: 1_000 }, 2);
    await trust.apply();
    expect(okta.faults.waiting).toBe(0);
    expect(await trust.plan()).toEqual({ changes: [], warnings: [] });
    expect(okta.org.apps.all()).toHaveLength(1);
  }, TEN_MINUTES);

  withBoth("a server error and a cut connection fail the apply of the pilot, and the next one makes what is missing", async () => {
    const app = okta.org.apps.labelled("AWS");
    okta.org.enableProvisioning(app?.id ?? "");
    const access = await startRoad(pilot, tools, { variables: okta.environment() });
    open.push(access);
    okta.faults.plan(/^POST .*\/group-push\/mappings/, { kind: "unavailable" });
    okta.faults.plan(/^POST \/api\/v1\/groups$/, { kind: "cut", when: "before" });
    const failed = await access.workspace.apply();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/Okta Push Group|error creating group|EOF|503|read only/i);
    await access.apply();
    expect(okta.faults.waiting).toBe(0);
    expect(okta.org.pushed(app?.id ?? "").map(({ name }) => name)).toEqual(["AWS Engineers"]);
    access.aws.state.pushGroup("AWS Engineers");
    await access.apply();
    expect(await access.plan()).toEqual({ changes: [], warnings: [] });
    expect(okta.org.groups.all().filter(({ name }) => name === "AWS pilot users")).toHaveLength(1);
  }, TEN_MINUTES);
});
