import { startOkta, type OktaServer } from "../../sandbox/okta";
import type { OktaSide } from "../../src/model/environment";
import { scim } from "../../src";
import { federation, pilot } from "../support/company";
import { needs } from "../support/needs";
import { must, startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TEN_MINUTES = 600_000;

describe("federation, then pilot, with both real providers", () => {
  const open: { close(): Promise<void> }[] = [];
  let okta: OktaServer;
  let trust: Road;
  let access: Road;
  afterAll(async () => {
    for (const one of open.toReversed()) await one.close();
  });
  const opened = <T extends { close(): Promise<void> }>(one: T): T => {
    open.push(one);
    return one;
  };

  withBoth("the federation is valid, applies, and plans no change", async () => {
    const user = { login: "alice@small.example", email: "alice@small.example", firstName: "Alice", lastName: "Ames" };
    // "AWS Engineers (old)" is what Okta's search by prefix would offer too.
    okta = opened(await startOkta({ users: [user], groups: [{ name: "AWS Engineers (old)" }, { name: "AWS Engineers", members: [user.login] }] }));
    trust = opened(await startRoad(federation, tools, { variables: okta.environment() }));
    expect(await trust.workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    await trust.apply();
    expect(await trust.plan()).toEqual({ changes: [], warnings: [] });
  }, TEN_MINUTES);

  withBoth("its outputs are what the console asks for: a readable end of the certificate, the audience of this instance, nothing secret", async () => {
    const state = await trust.workspace.show("state");
    const { outputs } = (state as { values: { outputs: Record<string, { value: string; sensitive: boolean }> } }).values;
    expect(outputs["sp_audience"]?.value).toBe("https://eu-west-1.signin.aws.amazon.com/platform/saml/d-9067f1e2d3");
    expect(outputs["idp_certificate_expires"]?.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(outputs["idp_metadata_url"]?.value).toMatch(/^https:\/\/.*\/metadata$/);
    expect(JSON.stringify(state)).not.toMatch(/PRIVATE KEY|api_token/);
  }, TEN_MINUTES);

  withBoth("destroying it is refused, and the app is still there", async () => {
    const run = await trust.workspace.destroy();
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("prevent_destroy");
    expect(okta.org.apps.labelled("AWS")).toBeDefined();
  }, TEN_MINUTES);

  withBoth("before provisioning is connected the pilot pushes nothing, assigns nobody, and says what to do", async () => {
    const unconnected = { ...pilot, okta: { ...(pilot.okta as OktaSide), provisioning: scim({ connected: false }) } as OktaSide };
    access = opened(await startRoad(unconnected, tools, { variables: okta.environment() }));
    const { changes, warnings } = await access.plan();
    expect(changes.join("\n")).not.toMatch(/okta_push_group|okta_app_group_assignment|account_assignment/);
    expect(warnings.join("\n")).toContain("Connect provisioning");
  }, TEN_MINUTES);

  withBoth("once it is, the pilot pushes its group, and the access follows when the group has arrived in AWS", async () => {
    const app = okta.org.apps.labelled("AWS");
    okta.org.enableProvisioning(app?.id ?? "");
    await access.edit(pilot);
    expect((await access.plan()).warnings.join("\n")).toContain("AWS Engineers");
    await access.apply();
    expect(okta.org.pushed(app?.id ?? "")).toEqual([{ name: "AWS Engineers", logins: ["alice@small.example"] }]);

    access.aws.state.pushGroup("AWS Engineers");
    const { changes, warnings } = await access.plan();
    expect(warnings).toEqual([]);
    expect(changes).toHaveLength(4);
    await access.apply();
    expect(access.aws.state.grants()).toHaveLength(4);
    expect((await access.plan()).changes).toEqual([]);
  }, TEN_MINUTES);

  withBoth("destroying the pilot unlinks the push, and the group stays in AWS", async () => {
    must(await access.workspace.destroy());
    expect(okta.org.pushed(okta.org.apps.labelled("AWS")?.id ?? "")).toEqual([]);
    expect(access.aws.state.directory.groupNamed("AWS Engineers")).toBeDefined();
    expect(okta.calls().filter(({ path }) => path.includes("deleteTargetGroup=true"))).toEqual([]);
  }, TEN_MINUTES);
});
