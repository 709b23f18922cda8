import type { Guardrails } from "../review/guardrails";
import type { Catalog } from "./catalog";
import { expand } from "./expand";
import type { GuardrailsData } from "./guardrails";
import type { ResolvedEnvironment } from "./resolve";
import { permissionSetName } from "./resolve";
import type { AnyTarget } from "./target";

/** Guardrails in the names that a review has: groups by display name, permission sets with the environment's prefix, accounts one by one. */
export function resolveGuardrails(data: GuardrailsData, environments: readonly ResolvedEnvironment[]): Guardrails {
  const { catalog, adminGroups, managementGroups, breakGlass, ...others } = data;
  const named = (keys: readonly string[]): string[] => keys.map((key) => catalog.groups[key]?.name ?? key);
  return {
    ...others,
    ...(adminGroups === undefined ? {} : { adminGroups: named(adminGroups) }),
    ...(managementGroups === undefined ? {} : { managementGroups: named(managementGroups) }),
    ...(breakGlass === undefined ? {} : {
      breakGlass: breakGlass.map((entry) => {
        const environment = environments.find((one) => one.environment.name === entry.environment)?.environment;
        return { environment: entry.environment, permissionSet: environment === undefined ? entry.permissionSet : permissionSetName(environment, entry.permissionSet), accounts: expandBreakGlass(entry, catalog) };
      }),
    }),
  };
}

type BreakGlassInput = NonNullable<GuardrailsData["breakGlass"]>[number];

/** Keys of the active accounts that an entry names, sorted. */
export function expandBreakGlass({ on, except = [] }: BreakGlassInput, { organization }: Catalog): readonly string[] {
  const exclusions = except.map((one): AnyTarget => (typeof one === "string" ? { kind: "account", account: one } : one));
  return expand([{ groups: [""], permissionSets: [""], targets: on, exclusions, written: {} }], organization, "").assignments[0]?.accounts ?? [];
}
