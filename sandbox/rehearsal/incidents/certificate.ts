import { expect, type Proof, type Step } from "../step";
import { portalOf, walk } from "../walk";
import { healed, nobodySignsIn, seen, someoneWithAccess } from "./struck";

/** Somebody activates a new signing certificate in Okta; AWS knows the old one alone. */
export const rotatedCertificate: Step = {
  id: "certificate",
  title: "a signing certificate rotated in Okta: nobody gets in until AWS has it, and importing it beside the old one heals",
  skip: nobodySignsIn,
  async run(world): Promise<Proof> {
    const { aws: { state }, okta, roles } = world;
    if (okta === undefined) throw new Error("no Okta");
    const app = world.app();
    const someone = someoneWithAccess(world) ?? "";
    const before = state.console.settings().provider?.certificates ?? [];
    const oldKey = app.kid;
    const key = await okta.org.apps.addKey(app.id, 2);
    app.kid = key.kid;
    const refused = await walk(world, someone, { from: "aws" });
    const sign = world.signIn.signIns.at(-1);
    expect(sign?.outcome === "refused" && (await portalOf(world, refused.browser)) === undefined, () => "a response signed with an unknown key was taken");
    const [finding] = sign.findings;
    const added = state.console.addCertificate(key.certificate);
    expect((await portalOf(world, (await walk(world, someone, { from: "aws" })).browser)) !== undefined, () => "the new certificate is there, and nobody gets in");
    const lines = [seen("AWS", sign.message), `doctor  npx idc saml check: ${finding?.id ?? ""}: ${finding?.title ?? ""}`, healed(`certificate ${added.fingerprint.slice(0, 23)}... imported beside the old one (Manage SAML 2.0 certificates)`)];
    const files: Record<string, string> = {};
    for (const { name } of roles.trusts) {
      const { changes, text } = await world.stacks.plan(name);
      files[`plan-${name}.txt`] = text;
      expect(changes.length === 0, () => `after the rotation ${name} would change: ${changes.slice(0, 5).join(", ")}`);
      lines.push(`the plan of ${name} changes nothing in Okta: its outputs tell the new certificate`);
    }
    // As it was, for what comes after.
    app.kid = oldKey;
    state.console.removeCertificate(added.fingerprint);
    expect(state.console.settings().provider?.certificates.length === before.length, () => "a certificate too many");
    return { lines, files };
  },
};
