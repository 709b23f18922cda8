import { compare } from "../../model/keys";
import { isCustomerManaged, policyName } from "../../model/policy-names";
import { isConnected, permissionSetName, type ResolvedEnvironment } from "../../model/resolve";
import type { CustomerManagedPolicy, NewAwsManagedPolicy, PermissionSet } from "../../model/permission-set";
import type { AppAccess } from "../../model/app-access";
import type { SignOnRule } from "../../model/sign-on";
import { attributeStatements } from "../../model/attributes";
import { policyForm } from "../policy-form";
import { toFact } from "./instance";
import { grantKey, UNKNOWN, type AccessGrant, type AccessModel, type Fact, type PermissionSetFacts, type SignOnRuleFacts } from "./model";

/** The access that an environment's data says, in the names that a plan of it would use. `inline` are the inline policies by permission set key. */
export function accessOfData(resolved: ResolvedEnvironment, inline: ReadonlyMap<string, unknown>): AccessModel {
  const { environment, expansion, permissionSets, pushes } = resolved;
  const { catalog } = environment;
  const groupName = (key: string): string => catalog.groups[key]?.name ?? key;
  const grants = expansion.grants.map(({ group, permissionSet, account }): AccessGrant => ({
    group: groupName(group),
    permissionSet: permissionSetName(environment, permissionSet),
    account: catalog.organization.accounts[account]?.id ?? account,
  }));
  const sets = permissionSets.flatMap((key): [string, PermissionSetFacts][] => {
    const set = catalog.permissionSets[key];
    return set === undefined ? [] : [[permissionSetName(environment, key), factsOf(set, inline.get(key), environment.aws.tags ?? {})]];
  });
  const okta = environment.okta === "none" ? undefined : environment.okta;
  const connected = isConnected(environment);
  return {
    grants: new Map(grants.map((grant) => [grantKey(grant), grant])),
    permissionSets: new Map(sets),
    trust: new Map(okta === undefined ? [] : trustOf(okta)),
    signOn: new Map(okta === undefined ? [] : signOnOf(okta, groupName)),
    pushes: new Map(connected ? pushes.map((key) => [groupName(key), { status: "ACTIVE", deletesTheAwsGroupWhenItEnds: false }]) : []),
    appAccess: new Map(okta?.access === undefined ? [] : appAccess(okta.access, resolved.groups.map(groupName), connected)),
    directory: new Map(resolved.makes.map((key) => [`group ${groupName(key)}`, catalog.groups[key]?.description ?? ""])),
  };
}

function factsOf(set: PermissionSet, inline: unknown, tags: Readonly<Record<string, string>>): PermissionSetFacts {
  return {
    description: set.description,
    session: set.session ?? "PT1H",
    relayState: set.relayState ?? "",
    managed: (set.managed ?? []).map(policyName).toSorted(compare),
    customerManaged: (set.customerManaged ?? []).map(customerName).toSorted(compare),
    ...(inline === undefined ? {} : { inline: policyForm(toFact(inline)) }),
    ...(set.boundary === undefined ? {} : { boundary: boundaryName(set.boundary) }),
    tags: { ...tags, ...set.tags },
  };
}

function boundaryName(boundary: string | NewAwsManagedPolicy | CustomerManagedPolicy): string {
  return isCustomerManaged(boundary) ? `customer:${customerName(boundary)}` : `aws:${policyName(boundary)}`;
}

function customerName({ path, name }: CustomerManagedPolicy): string {
  return `${path}${name}`;
}

type Okta = Exclude<ResolvedEnvironment["environment"]["okta"], "none">;

function trustOf({ samlApp: app }: Okta): [string, Fact][] {
  if (app.kind === "use") return [];
  const statements = attributeStatements(app.attributes ?? {}).map(({ name, namespace, values }): [string, Fact] => [`session attribute ${name.slice(name.lastIndexOf(":") + 1)} (in the assertion)`, { value: values[0] ?? null, namespace }]);
  const directory = Object.entries(app.attributes ?? {}).flatMap(([key, source]): [string, Fact][] => (source.directory === undefined ? [] : [[`session attribute ${key} (from the directory)`, `\${path:${source.directory}}`]]));
  return [
    ["the SAML app", `${app.kind === "oin" ? "of the Okta Integration Network" : "a custom app"}${app.adopt === undefined ? "" : `, taking over ${app.adopt}`}`],
    ["label of the app", app.label],
    ["ACS URL", app.acsUrl],
    ["NameID", app.nameId ?? (app.kind === "oin" ? "${source.email}" : "${user.email}")],
    // Derived from the instance, which the data does not name.
    ["audience", UNKNOWN],
    ["sign-on policy of the app", app.signOn.name],
    ...(app.kind === "custom" && app.additionalAcs !== undefined && app.additionalAcs.length > 0 ? [["further ACS URLs", app.additionalAcs.map(({ url }) => url)] satisfies [string, Fact]] : []),
    ...statements,
    ...directory,
  ];
}

function signOnOf({ samlApp: app }: Okta, groupName: (key: string) => string): [string, SignOnRuleFacts][] {
  if (app.kind === "use" || app.signOn.kind === "existing") return [];
  return app.signOn.rules.map((rule, index) => [rule.name, ruleFacts(rule, index + 1, groupName)]);
}

function ruleFacts(rule: SignOnRule, priority: number, groupName: (key: string) => string): SignOnRuleFacts {
  const allowed = rule.access !== "deny";
  const possession: Readonly<Record<string, Fact>> | undefined = {
    "two-factors": undefined,
    "phishing-resistant": { required: true, phishingResistant: "REQUIRED" },
    "phishing-resistant-hardware": { required: true, hardwareProtection: "REQUIRED", phishingResistant: "REQUIRED" },
  }[rule.assurance ?? "two-factors"];
  return {
    priority,
    access: allowed ? "ALLOW" : "DENY",
    groups: (rule.groups ?? []).map(groupName).toSorted(compare),
    factorMode: allowed ? "2FA" : null,
    constraints: allowed && possession !== undefined ? [{ possession }] : [],
    reauthenticateAfter: allowed ? (rule.reauthenticateAfter ?? "PT2H") : null,
    inactivity: allowed ? (rule.inactivity ?? "PT1H") : null,
    network: rule.zones === undefined
      ? { connection: "ANYWHERE", includes: null, excludes: null }
      : { connection: "ZONE", includes: "include" in rule.zones ? rule.zones.include : null, excludes: "exclude" in rule.zones ? rule.zones.exclude : null },
    others: {},
  };
}

function appAccess(access: AppAccess, granted: readonly string[], connected: boolean): [string, Fact][] {
  const filled: [string, Fact][] = access.kind === "existing" ? [] : [
    [`Okta group ${access.group}`, ""],
    [`rule that fills ${access.group}`, { when: access.kind === "rule" ? access.expression : `member of any of ${granted.toSorted(compare).join(", ")}`, status: "ACTIVE" }],
  ];
  return [...filled, ...(connected ? [[`app assigned to ${access.group}`, null] satisfies [string, Fact]] : [])];
}
