import { orgKey, type Environment } from "../../src/model/environment";
import { versions } from "../../src/providers/versions";
import { findProviders, findTerraform, providerOnMachine, type Missing, type ProviderMirror } from "../../src/terraform/find";

/** The Terraform and the providers of one rehearsal. */
export interface TerraformHere {
  readonly terraform: string;
  readonly version: string;
  readonly mirrors: readonly ProviderMirror[];
  readonly download: boolean;
}

/** What the rehearsal needs of this machine, or what it lacks as a sentence. */
export async function canRehearse(environments: readonly Environment[], download: boolean): Promise<TerraformHere | Missing> {
  const orgs = new Set(environments.flatMap(({ okta }) => (okta === "none" ? [] : [orgKey(okta)])));
  const instances = new Set(environments.map(({ catalog }) => catalog.organization.id));
  if (orgs.size > 1 || instances.size > 1) return { missing: `it plays one Okta org and one AWS organization, and these environments have ${orgs.size} and ${instances.size}` };
  const terraform = await findTerraform();
  if ("missing" in terraform) return terraform;
  const mirrors = findProviders();
  const wanted = orgs.size === 0 ? [versions.aws] : [versions.aws, versions.okta];
  const lacking = download ? [] : wanted.flatMap(({ source, range }) => {
    const found = providerOnMachine(source, range, mirrors);
    return "missing" in found ? [found.missing] : [];
  });
  return lacking.length > 0 ? { missing: `${lacking.join("; ")}: --download lets Terraform fetch it` } : { terraform: terraform.path, version: terraform.version, mirrors, download };
}
