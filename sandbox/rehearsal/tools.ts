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

function orgsOf(environments: readonly Environment[]): ReadonlySet<string> {
  return new Set(environments.flatMap(({ okta }) => (okta === "none" ? [] : [orgKey(okta)])));
}

/** Why one Okta and one AWS can't play these environments, as a sentence; undefined where they can. */
export function severalEnds(environments: readonly Environment[]): string | undefined {
  const orgs = orgsOf(environments);
  const instances = new Set(environments.map(({ catalog }) => catalog.organization.id));
  return orgs.size > 1 || instances.size > 1 ? `it plays one Okta org and one AWS organization, and these environments have ${orgs.size} and ${instances.size}` : undefined;
}

/** What the rehearsal needs of this machine, or what it lacks as a sentence. */
export async function canRehearse(environments: readonly Environment[], download: boolean): Promise<TerraformHere | Missing> {
  const orgs = orgsOf(environments);
  const several = severalEnds(environments);
  if (several !== undefined) return { missing: several };
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
