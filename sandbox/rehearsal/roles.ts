import type { Environment } from "../../src/model/environment";
import { resolve } from "../../src/model/resolve";

/** What part each environment has in the rehearsal, worked out from its data alone: names mean nothing here. */
export interface Roles {
  /** Makes the app: the trust. */
  readonly trusts: readonly Environment[];
  /** Grants something, in the order of the data. */
  readonly access: readonly Environment[];
}

export function rolesOf(environments: readonly Environment[]): Roles {
  return {
    trusts: environments.filter(({ okta }) => okta !== "none" && okta.samlApp.kind !== "use"),
    access: environments.filter(({ assignments }) => assignments.length > 0),
  };
}

/** The environment after a person has connected provisioning in Okta, which is what the data then says. */
export function connected(environment: Environment): Environment {
  const { okta } = environment;
  if (okta === "none" || okta.provisioning?.kind !== "scim" || okta.provisioning.connected) return environment;
  const { samlApp } = okta;
  // The type knows no custom app with SCIM, and the data was checked for that.
  return samlApp.kind === "custom" ? environment : { ...environment, okta: { ...okta, samlApp, provisioning: { ...okta.provisioning, connected: true } } };
}

/** Whether applying it acts on the organization's management account: with its credentials, or by a grant in it. */
export function touchesManagement(environment: Environment, today: string): boolean {
  const { managementAccount } = environment.catalog.organization;
  return environment.aws.account === managementAccount || resolve(environment, today).expansion.grants.some(({ account }) => account === managementAccount);
}
