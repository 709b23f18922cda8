import type { Environment, OktaSide } from "../../src/model/environment";

/** The data as the rehearsal plays it: what only means something in the real org is taken out, and said. */
export function prepared(environments: readonly Environment[]): { readonly data: readonly Environment[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const data = environments.map((environment): Environment => {
    const { okta } = environment;
    if (okta === "none") return environment;
    const { samlApp } = okta;
    if (samlApp.kind !== "use" && samlApp.adopt !== undefined) {
      notes.push(`${environment.name}: the app is made anew, since the real one that it adopts is not here`);
      const { adopt: _adopt, ...rest } = samlApp;
      const { provisioning: _provisioning, ...base } = okta;
      return { ...environment, okta: rest.kind === "custom" ? { ...base, samlApp: rest, ...byTerraformAlone(okta) } : { ...okta, samlApp: rest } };
    }
    if (samlApp.kind === "use" && samlApp.id !== undefined) {
      notes.push(`${environment.name}: the app of an id is played by one with a label`);
      return { ...environment, okta: { ...okta, samlApp: { kind: "use", label: "AWS IAM Identity Center" } } };
    }
    return environment;
  });
  return { data, notes };
}

/** A custom app can't be provisioned by SCIM, which its type says. */
function byTerraformAlone({ provisioning }: OktaSide) {
  return provisioning?.kind === "terraform" ? { provisioning } : {};
}
