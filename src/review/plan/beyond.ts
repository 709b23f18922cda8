import { isRecord, own } from "./sensitive";

/** Where the providers come from that this program knows; whatever another one does under the same type's name, nobody knows. */
const PROVIDERS = /^(?:registry\.(?:terraform\.io|opentofu\.org)\/(?:hashicorp\/aws|okta\/okta)|terraform\.io\/builtin\/terraform)$/;
/** Settings of a provider that say where it acts, and hold no secret. */
const PLACES = ["region", "allowed_account_ids", "assume_role", "profile", "org_name", "base_url"] as const;

/** What a plan does by other means than a change of a resource by a known provider, a name each. */
export function beyondResources(plan: Readonly<Record<string, unknown>>): string[] {
  const configuration = isRecord(plan.configuration) ? plan.configuration : {};
  const changes = Array.isArray(plan.resource_changes) ? plan.resource_changes.filter(isRecord) : [];
  const foreign = new Set(changes.flatMap(({ provider_name: name }) => (typeof name === "string" && !PROVIDERS.test(name) ? [name] : [])));
  const actions = [plan.action_invocations, plan.deferred_action_invocations].flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []));
  return [
    ...blocksOf(configuration.root_module).filter(({ provisioners }) => Array.isArray(provisioners) && provisioners.length > 0).map(({ address }) => `provisioner of ${text(address)}`),
    ...actions.map(({ address }) => `action ${text(address)}`),
    ...[...foreign].map((name) => `provider ${name}`),
  ];
}

/** Of each provider the settings that say where it acts: part of what was reviewed, though no resource shows it. */
export function providerPlaces(configuration: Readonly<Record<string, unknown>>): unknown {
  const providers = isRecord(configuration.provider_config) ? configuration.provider_config : {};
  return Object.fromEntries(Object.entries(providers).map(([key, provider]) => {
    const expressions = isRecord(provider) && isRecord(provider.expressions) ? provider.expressions : {};
    return [key, [isRecord(provider) ? (provider.full_name ?? null) : null, ...PLACES.map((name) => own(expressions, name) ?? null)]];
  }));
}

function blocksOf(module: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isRecord(module)) return [];
  const calls = isRecord(module.module_calls) ? Object.values(module.module_calls).flatMap((call) => (isRecord(call) ? blocksOf(call.module) : [])) : [];
  return [...(Array.isArray(module.resources) ? module.resources.filter(isRecord) : []), ...calls];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "(unnamed)";
}
