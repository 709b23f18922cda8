import type { Environment } from "../../../src/model/environment";
import { audience } from "../../../src/model/region";
import { firstError, printed } from "../said";
import { touchesManagement } from "../roles";
import { expect, RehearsalFailure, type Proof, type Step } from "../step";
import type { World } from "../world";

const noTrust = ({ roles }: World): string | undefined => (roles.trusts.length === 0 ? "no environment makes the app" : undefined);

const trustsInManagement = ({ roles, today }: World): boolean => roles.trusts.some((one) => touchesManagement(one, today));

export const validateAll: Step = {
  id: "validate",
  title: "Terraform and the providers accept every stack",
  async run(world): Promise<Proof> {
    const { stacks, roles } = world;
    await world.synthesize();
    const names = [...new Set([...roles.trusts, ...roles.access].map(({ name }) => name))];
    for (const name of names) {
      const { valid, diagnostics, ...run } = await stacks.workspace(name).validate();
      if (!valid) throw new RehearsalFailure(`${name}: ${diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("; ")}`, { [`validate-${name}.txt`]: printed(run) });
    }
    return { lines: [`valid: ${names.join(", ")}`] };
  },
};

export const applyTrust: Step = {
  id: "federation",
  title: "the trust is applied, and a second plan has nothing to do",
  skip: noTrust,
  management: trustsInManagement,
  async run(world): Promise<Proof> {
    const lines: string[] = [];
    const files: Record<string, string> = {};
    for (const { name } of world.roles.trusts) {
      const plans = await world.converge(name);
      for (const [index, { text }] of plans.entries()) files[`plan-${name}-${index + 1}.txt`] = text;
      lines.push(`${name}: ${plans[0]?.changes.length ?? 0} to make, then no change`);
    }
    return { lines, files };
  },
};

/** Steps that only a person can do in reality, with the values that the stack's outputs give them. */
export const consoleSteps: Step = {
  id: "console",
  title: "the steps without an API: identity source by metadata, automatic provisioning, the token in Okta",
  skip: ({ okta }) => (okta === undefined ? "no environment has an Okta end" : undefined),
  async run(world): Promise<Proof> {
    const lines: string[] = [];
    for (const trust of world.roles.trusts) lines.push(...(await exchange(world, trust)));
    if (world.roles.trusts.length === 0) world.aws.state.console.changeIdentitySource(await metadataOf(world, world.app().id));
    const scim = [...world.roles.access, ...world.roles.trusts].some(({ okta }) => okta !== "none" && okta.provisioning?.kind === "scim");
    if (scim) {
      await world.connectProvisioning();
      lines.push("automatic provisioning enabled, its endpoint and a new token given to Okta; the data now says connected: true");
    } else lines.push("no environment provisions by SCIM: nothing to connect");
    return { lines };
  },
};

async function exchange(world: World, trust: Environment): Promise<string[]> {
  const outputs = await world.stacks.outputs(trust.name);
  const settings = world.aws.state.console.settings();
  expect(outputs["sp_audience"] === settings.audience, () => `output sp_audience is ${outputs["sp_audience"]}, the console shows ${settings.audience}`);
  expect(settings.audience === audience(trust.aws.region, settings.identityStoreId), () => "the audience has another form than AWS documents");
  expect(settings.acsUrls.includes(outputs["sp_acs_url"] ?? ""), () => `output sp_acs_url is ${outputs["sp_acs_url"]}, the console shows ${settings.acsUrls.join(", ")}`);
  const id = /\/apps\/([^/]+)\//.exec(outputs["idp_metadata_url"] ?? "")?.[1] ?? outputs["okta_app_id"] ?? "";
  const { issuer, certificates } = world.aws.state.console.changeIdentitySource(await metadataOf(world, id));
  expect(issuer === outputs["idp_issuer_url"], () => `the metadata's issuer is ${issuer}, output idp_issuer_url is ${outputs["idp_issuer_url"]}`);
  expect(certificates.some(({ base64 }) => base64 === (outputs["idp_certificate"] ?? "").replace(/\s/g, "")), () => "output idp_certificate is not the certificate of the metadata");
  return [`metadata of ${trust.name} exchanged: issuer, certificate, audience and ACS URL are the outputs'`];
}

/** As an administrator downloads it. */
async function metadataOf({ okta }: World, appId: string): Promise<string> {
  const answer = await fetch(`${okta?.url ?? ""}/api/v1/apps/${appId}/sso/saml/metadata`, { headers: { authorization: "SSWS sandbox" } });
  expect(answer.ok, () => `Okta answered ${answer.status} to the download of the metadata`);
  return answer.text();
}

/** Destroying it is refused until the documented way is taken. */
export const endTrust: Step = {
  id: "federation-stays",
  title: "destroying the trust is refused, until the app is taken out of the state as documented",
  skip: noTrust,
  management: trustsInManagement,
  async run(world): Promise<Proof> {
    const lines: string[] = [];
    for (const { name } of world.roles.trusts) {
      const workspace = world.stacks.workspace(name);
      const refused = await workspace.destroy();
      if (refused.code === 0 || !refused.stderr.includes("prevent_destroy")) throw new RehearsalFailure(`destroying ${name} was not refused by prevent_destroy (exit code ${refused.code})`, { [`destroy-${name}.txt`]: printed(refused) });
      expect(world.okta?.org.apps.find(world.app().id) !== undefined, () => "the app is gone though its destruction was refused");
      const forgotten = await workspace.forget("okta_app_saml.identity_center");
      if (forgotten.code !== 0) throw new RehearsalFailure(`terraform state rm failed: ${firstError(forgotten)}`, { [`state-rm-${name}.txt`]: printed(forgotten) });
      await world.stacks.destroy(name);
      expect(world.okta?.org.apps.all().length === 1, () => "the app went with the rest of the trust");
      lines.push(`${name}: refused by prevent_destroy; with okta_app_saml.identity_center taken out of the state the rest is destroyed, and the app is still in Okta`);
    }
    return { lines };
  },
};
