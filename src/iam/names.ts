import { nearest } from "../model/keys";
import { conditionKeys } from "./condition-keys";
import type { ConditionKeys } from "./condition-keys";
import { loadDate, loadService, serviceKeys } from "./service-data";
import type { ServiceAction, ServiceNames } from "./service-data";
import { hasWildcard, matchesWildcard } from "./wildcards";

/** What AWS knows by name, for the services that were loaded; questions about others are answered with undefined, never with "no". */
export interface IamNames {
  /** Day of the data, `2026-09-26`. */
  readonly date: string;
  readonly isService: (prefix: string) => boolean;
  /** Whether the actions of this service were loaded; true for a prefix that is no service, of which there is nothing to load. */
  readonly isLoaded: (prefix: string) => boolean;
  /** The actions that `prefix:name`, with wildcards or not, in any case, stands for; undefined if they were not loaded. */
  readonly actionsMatching: (pattern: string) => readonly string[] | undefined;
  /** What an action applies to, in IAM's spelling or not; undefined if it is unknown or was not loaded. */
  readonly action: (name: string) => ServiceAction | undefined;
  /** Whether the key is global or one of the loaded services', in any case. */
  readonly isConditionKey: (key: string) => boolean;
  /** Forms of the ARNs of a service's resource types, with `?*` for what varies; empty if it was not loaded or has none. */
  readonly resourceForms: (arnService: string) => readonly string[];
  readonly nearestServices: (prefix: string) => string[];
  readonly nearestActions: (action: string) => string[];
  readonly nearestConditionKeys: (key: string) => string[];
}

/** Services whose condition keys have other prefixes than their own (`saml:`, `identitycenter:`, `catalog:`), so always needed; 6 ms. */
const KEEPERS_OF_OTHER_KEYS = ["sts", "sso", "aws-marketplace", "cognito-identity"];

/** Loads the names of these services (`*` for all, unknown ones are passed over) from the data package; afterwards all questions are synchronous. */
export async function loadIamNames(services: readonly string[]): Promise<IamNames> {
  const known = await serviceKeys();
  const wanted = services.includes("*") ? [...known] : [...new Set(services.map((service) => service.toLowerCase()))].filter((service) => known.has(service));
  const keepers = KEEPERS_OF_OTHER_KEYS.filter((service) => !wanted.includes(service));
  const [loaded, others, date] = await Promise.all([Promise.all(wanted.map(loadService)), Promise.all(keepers.map(loadService)), loadDate()]);
  const keys = conditionKeys([...loaded, ...others].flatMap(({ keys: own }) => own));
  return iamNames({ date, known, loaded: new Map(loaded.map((service) => [service.prefix, service])), keys });
}

/** No names at all: enough for questions about actions by their name, where `actions()` is not asked. */
export const NO_IAM_NAMES: IamNames = iamNames({ date: "", known: new Set(), loaded: new Map(), keys: conditionKeys([]) });

interface Loaded {
  readonly date: string;
  readonly known: ReadonlySet<string>;
  readonly loaded: ReadonlyMap<string, ServiceNames>;
  readonly keys: ConditionKeys;
}

function iamNames({ date, known, loaded, keys }: Loaded): IamNames {
  const isLoaded = (prefix: string) => (prefix === "*" ? loaded.size === known.size : !known.has(prefix.toLowerCase()) || loaded.has(prefix.toLowerCase()));
  const forms = formsByArnService(loaded);
  return {
    date,
    isLoaded,
    isService: (prefix) => known.has(prefix.toLowerCase()),
    isConditionKey: keys.has,
    resourceForms: (arnService) => forms.get(arnService) ?? [],
    action: (name) => {
      const { prefix, rest } = split(name);
      return loaded.get(prefix)?.actions.get(rest);
    },
    actionsMatching: (pattern) => {
      const { prefix, rest } = split(pattern);
      if (!isLoaded(prefix)) return undefined;
      return prefix === "*" ? [...loaded.values()].flatMap((service) => matching(service, rest)) : matching(loaded.get(prefix), rest);
    },
    // A short prefix is two edits away from many others: only the nearest says anything.
    nearestServices: (prefix) => nearest(prefix, known, prefix.length < 5 ? 1 : 3),
    nearestActions: (action) => {
      const { prefix, rest } = split(action);
      const service = loaded.get(prefix);
      return service === undefined ? [] : nearestOf(rest, [...service.actions.values()].map(({ name }) => name)).map((name) => `${prefix}:${name}`);
    },
    nearestConditionKeys: (key) => nearest(key, keys.all),
  };
}

/** `*` alone stands for `*:*`; an action without a prefix belongs to no service. */
function split(action: string): { prefix: string; rest: string } {
  const [prefix = "", ...rest] = action.toLowerCase().split(":");
  return action === "*" ? { prefix: "*", rest: "*" } : { prefix, rest: rest.join(":") };
}

function matching(service: ServiceNames | undefined, name: string): string[] {
  if (service === undefined) return [];
  const found = hasWildcard(name) ? [...service.actions].filter(([key]) => matchesWildcard(name, key)) : [...service.actions].filter(([key]) => key === name);
  return found.map(([, action]) => `${service.prefix}:${action.name}`);
}

/** Names that go on where this one stops (`RunInstance`, `Invoke`), shortest first; then those a typo away. */
function nearestOf(name: string, names: readonly string[]): string[] {
  const longer = name.length < 4 ? [] : names.filter((known) => known.toLowerCase().startsWith(name)).toSorted((a, b) => a.length - b.length);
  return [...new Set([...longer, ...nearest(name, names)])].slice(0, 3);
}

/** By the service in the ARN, which is not always the prefix of the service that documents the resource type (ssm has ec2's instances). */
function formsByArnService(loaded: ReadonlyMap<string, ServiceNames>): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const form of new Set([...loaded.values()].flatMap((service) => [...service.resourceForms.values()]))) {
    const arnService = form.split(":")[2] ?? "";
    forms.set(arnService, [...(forms.get(arnService) ?? []), form]);
  }
  return forms;
}
