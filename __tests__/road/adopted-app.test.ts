import { startOkta, type OktaServer } from "../../sandbox/okta";
import { createOinApp, existingGroup } from "../../src";
import { federation, oinApp, pilot } from "../support/company";
import { needs } from "../support/needs";
import { must, startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";
import type { OktaSide } from "../../src/model/environment";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TEN_MINUTES = 600_000;

describe("an app that was made by hand, with both real providers", () => {
  const open: { close(): Promise<void> }[] = [];
  let okta: OktaServer;
  let trust: Road;
  afterAll(async () => {
    for (const one of open.toReversed()) await one.close();
  });

  withBoth("is adopted: the same app, changed and not made again, and no second one of its label", async () => {
    const user = { login: "alice@small.example", email: "alice@small.example", firstName: "Alice", lastName: "Ames" };
    okta = await startOkta({
      users: [user],
      groups: [{ name: "AWS Engineers", members: [user.login] }, { name: "AWS users", members: [user.login] }],
      apps: [{ label: "AWS", acsURL: "https://eu-west-1.signin.aws/platform/saml/acs/old", provisioning: true, groups: ["AWS users"] }],
    });
    open.push(okta);
    const { id } = okta.org.apps.labelled("AWS") ?? { id: "" };
    const { kind: _kind, ...data } = oinApp;
    trust = await startRoad({ ...federation, okta: { org: "small", samlApp: createOinApp({ ...data, adopt: id }) } }, tools, { variables: okta.environment() });
    open.push(trust);
    const { changes } = await trust.plan();
    expect(changes).toContain("update okta_app_saml.identity_center");
    expect(changes.join("\n")).not.toContain("create okta_app_saml");
    await trust.apply();
    expect((await trust.plan()).changes).toEqual([]);
    expect(okta.org.apps.labelled("AWS")?.id).toBe(id);
  }, TEN_MINUTES);

  withBoth("a group that assigned it before keeps it when an environment that used the group goes", async () => {
    const assigned = () => okta.org.assignments.of(okta.org.apps.labelled("AWS")?.id ?? "").map(({ id }) => id === okta.org.groups.named("AWS users")?.id);
    const access = await startRoad({ ...pilot, okta: { ...(pilot.okta as OktaSide), access: existingGroup("AWS users") } }, tools, { variables: okta.environment() });
    open.push(access);
    await access.apply();
    expect((await access.plan()).changes.filter((change) => change.includes("okta_"))).toEqual([]);
    must(await access.workspace.destroy());
    expect(assigned()).toEqual([true]);
  }, TEN_MINUTES);
});
