import { answer } from "../../../sandbox/aws/answer";
import { scimSite } from "../../../sandbox/aws/scim/site";
import { AwsState } from "../../../sandbox/aws/state";
import { Throttle } from "../../../sandbox/aws/throttle";
import type { SandboxState } from "../../../sandbox/kept/state";
import { ProvisioningAgent } from "../../../sandbox/okta";
import { OktaOrg } from "../../../sandbox/okta/org";
import { readPolicyRule } from "../../../sandbox/okta/policy-rule-body";
import { samlMetadata } from "../../../sandbox/okta/saml-metadata";

export const NOW = new Date("2026-11-20T06:00:00Z");
export const clock = (): Date => NOW;
const ACCOUNTS = ["111122223333", "222233334444", "004001000117"];

export interface Both extends SandboxState {
  readonly okta: OktaOrg;
}

/** A small company with both ends, an app among them; operations begin here. */
export async function company(): Promise<Both> {
  const aws = new AwsState({ account: "111122223333", managementAccount: "222233334444", clock, organization: { units: [{ id: "ou-ab12-workload", name: "Workloads" }], accounts: [{ id: "004001000117", name: "Log", parent: "ou-ab12-workload", tags: { team: "x", 7: "y" }, policies: ["/p/B"] }] }, groups: ["AWS Engineers"], users: ["ana@x.example"] });
  const okta = new OktaOrg({ clock });
  for (const name of ["ana", "bo"]) okta.addUser({ login: `${name}@x.example`, firstName: name, lastName: "Ames", displayName: `${name} Ames`, 1: "one" });
  for (const name of ["access", "engineers"]) okta.addGroup(name, { members: ["ana@x.example"] });
  const app = await okta.apps.add({ name: "amazon_aws_sso", label: "AWS", signOnMode: "SAML_2_0", settings: { app: { acsURL: "https://x.example", entityID: "y" }, signOn: { attributeStatements: [{ name: "a", type: "EXPRESSION", values: ["user.login"] }] } } }, true);
  aws.console.changeIdentitySource(samlMetadata(app, okta.apps.key(app.id, app.kid), okta.base));
  aws.console.enableAutomaticProvisioning();
  okta.enableProvisioning(app.id);
  for (const name of ["access", "engineers"]) okta.mappings.add(app, { sourceGroupId: okta.groups.named(name)?.id ?? "", targetGroupName: `AWS ${name}` });
  return { aws, okta };
}

export interface Step {
  readonly operation: number;
  readonly a: number;
  readonly b: number;
}

const at = <Item>(list: readonly Item[], index: number): Item => {
  const found = list[index % Math.max(1, list.length)];
  if (found === undefined) throw new Error("nothing is there");
  return found;
};

/** What is done to both ends; `random` ones give other ids and keys each time. */
const OPERATIONS: readonly { readonly name: string; readonly random?: true; readonly run: (world: Both, a: number, b: number) => unknown }[] = [
  { name: "group in AWS", run: ({ aws }, a, b) => aws.directory.createGroup(`AWS ${a}`, b === 0 ? undefined : "d", b === 1 ? `x${a}` : undefined) },
  { name: "group gone in AWS", run: ({ aws }, a) => aws.directory.deleteGroup(at([...aws.groups.keys()], a)) },
  { name: "user in AWS", run: ({ aws }, a, b) => aws.directory.createUser(`u${a}@x.example`, { Name: { GivenName: "U" }, Emails: [{ Value: `u${b}@x.example` }] }, { active: b > 1, ...(b === 0 ? {} : { externalId: `e${b}`, enterprise: { department: "D" } }) }) },
  { name: "user gone in AWS", run: ({ aws }, a) => aws.directory.deleteUser(at([...aws.users.keys()], a)) },
  { name: "member in AWS", run: ({ aws }, a, b) => aws.directory.createMembership(at([...aws.groups.keys()], a), at([...aws.users.keys()], b)) },
  { name: "permission set", run: ({ aws }, a, b) => aws.addPermissionSet(`Set${a}`, b === 0 ? {} : { description: "d", sessionDuration: "PT2H", relayState: "https://x.example/", tags: { z: "1", 7: "2" } }) },
  { name: "permission set gone", run: ({ aws }, a) => aws.sets.delete(at([...aws.permissionSets.keys()], a)) },
  { name: "grant", run: ({ aws }, a, b) => call(aws, "CreateAccountAssignment", grant(aws, a, b)) },
  { name: "grant gone", run: ({ aws }, a, b) => call(aws, "DeleteAccountAssignment", grant(aws, a, b)) },
  { name: "inline policy", run: ({ aws }, a, b) => call(aws, "PutInlinePolicyToPermissionSet", { PermissionSetArn: at([...aws.permissionSets.keys()], a), InlinePolicy: `{"Version":"2012-10-17","x":${b}}` }) },
  { name: "managed policy", run: ({ aws }, a, b) => call(aws, "AttachManagedPolicyToPermissionSet", { PermissionSetArn: at([...aws.permissionSets.keys()], a), ManagedPolicyArn: `arn:aws:iam::aws:policy/P${b}` }) },
  { name: "customer-managed policy", run: ({ aws }, a, b) => call(aws, "AttachCustomerManagedPolicyReferenceToPermissionSet", { PermissionSetArn: at([...aws.permissionSets.keys()], a), CustomerManagedPolicyReference: { Name: `C${b}`, Path: "/p/" } }) },
  { name: "boundary", run: ({ aws }, a, b) => call(aws, "PutPermissionsBoundaryToPermissionSet", { PermissionSetArn: at([...aws.permissionSets.keys()], a), PermissionsBoundary: b > 1 ? { ManagedPolicyArn: "arn:aws:iam::aws:policy/B" } : { CustomerManagedPolicyReference: { Name: "B", Path: "/p/" } } }) },
  { name: "provisioning of a set", run: ({ aws }, a) => { const { arn, provisioned } = at([...aws.permissionSets.values()].filter((set) => set.provisioned.size > 0), a); call(aws, "ProvisionPermissionSet", { PermissionSetArn: arn, TargetType: "AWS_ACCOUNT", TargetId: at([...provisioned.keys()], a) }); } },
  { name: "tag", run: ({ aws }, a, b) => call(aws, "TagResource", { ResourceArn: a === 0 ? aws.instanceArn : at([...aws.permissionSets.keys()], a), Tags: [{ Key: `k${b}`, Value: "v" }] }) },
  { name: "attributes", run: ({ aws }, a) => { aws.attributes = a === 0 ? undefined : [{ key: `K${a}`, source: "${path:title}" }]; } },
  { name: "SAML provider", run: (world, a, b) => query(world.aws, at(ACCOUNTS, b), "CreateSAMLProvider", { Name: `P${a}`, SAMLMetadataDocument: metadata(world, b), ...(a > 2 ? { "Tags.member.1.Key": "z", "Tags.member.1.Value": "1", "Tags.member.2.Key": "7", "Tags.member.2.Value": "2" } : {}) }) },
  { name: "SAML provider's metadata", run: (world, a, b) => provider(world.aws, a, "UpdateSAMLProvider", { SAMLMetadataDocument: metadata(world, b + 1, ENDS) }) },
  { name: "SAML provider's tag", run: ({ aws }, a, b) => provider(aws, a, "TagSAMLProvider", { "Tags.member.1.Key": `k${b}`, "Tags.member.1.Value": "v" }) },
  { name: "SAML provider gone", run: ({ aws }, a) => provider(aws, a, "DeleteSAMLProvider") },
  { name: "identity provider", run: ({ aws, okta }, a) => { const app = at(okta.apps.all(), a); aws.console.changeIdentitySource(samlMetadata(app, okta.apps.key(app.id, app.kid), okta.base)); } },
  { name: "another certificate", run: ({ aws, okta }, a, b) => aws.console.addCertificate(at(at(okta.apps.all(), a).keys, b).certificate) },
  { name: "automatic provisioning", random: true, run: ({ aws }) => aws.console.enableAutomaticProvisioning() },
  { name: "token", random: true, run: ({ aws }, a) => aws.console.createAccessToken(a === 0 ? undefined : new Date(NOW.getTime() + a * 86_400_000)) },
  { name: "token gone", random: true, run: ({ aws }, a) => aws.console.deleteAccessToken(at(aws.console.accessTokens(), a).id) },
  { name: "user in Okta", run: ({ okta }, a, b) => okta.addUser({ login: `u${a}@x.example`, firstName: "U", lastName: "V", displayName: "W" }, b === 0 ? "STAGED" : "ACTIVE") },
  { name: "user deactivated", run: ({ okta }, a) => okta.deactivateUser(at(okta.users.all(), a).id) },
  { name: "factor", run: ({ okta }, a, b) => okta.enroll(at(okta.users.all(), a).profile.login, b > 1 ? "push" : "webauthn") },
  { name: "group in Okta", run: ({ okta }, a, b) => okta.addGroup(`G${a}`, { description: "d", custom: b === 0 ? { z: 1, a: ["x"] } : {} }) },
  { name: "group gone in Okta", run: ({ okta }, a) => okta.removeGroup(at(okta.groups.all(), a).id) },
  { name: "member in Okta", run: ({ okta }, a, b) => okta.addMember(at(okta.groups.all(), a).id, at(okta.users.all(), b).id) },
  { name: "member gone in Okta", run: ({ okta }, a, b) => okta.removeMember(at(okta.groups.all(), a).id, at(okta.users.all(), b).id) },
  { name: "group rule", run: ({ okta }, a, b) => okta.groupRules.setActive(okta.groupRules.add({ name: `R${a}${b}`, conditions: { expression: { value: `isMemberOfAnyGroup("${at(okta.groups.all(), a).id}")` } }, actions: { assignUserToGroups: { groupIds: [at(okta.groups.all(), b).id] } } }).id, true) },
  { name: "group rule gone", run: ({ okta }, a, b) => okta.groupRules.remove(at(okta.groupRules.all(), a).id, b > 1) },
  { name: "app", random: true, run: ({ okta }, a, b) => few(okta) && okta.apps.add({ label: `App ${a}`, signOnMode: "SAML_2_0", settings: { signOn: CUSTOM } }, b > 1) },
  { name: "app changed", run: ({ okta }, a, b) => okta.apps.update(at(okta.apps.all(), a).id, { label: `L${b}`, signOnMode: "SAML_2_0", credentials: { userNameTemplate: { template: "${source.email}", type: "CUSTOM", suffix: "@x" } }, settings: { notes: { admin: "n" }, signOn: CUSTOM } }) },
  { name: "another key", random: true, run: ({ okta }, a) => few(okta) && okta.apps.addKey(at(okta.apps.all(), a).id, 2) },
  { name: "app gone", run: ({ okta }, a) => { const { id } = at(okta.apps.all(), a + 1); okta.apps.setActive(id, false); okta.removeApp(id); } },
  { name: "app assigned", run: ({ okta }, a, b) => okta.assignments.put(at(okta.apps.all(), 0).id, at(okta.groups.all(), a).id, b === 0 ? { profile: { role: "x" } } : { priority: b }) },
  { name: "app unassigned", run: ({ okta }, a) => { const { id } = at(okta.apps.all(), 0); okta.assignments.remove(id, at(okta.assignments.of(id), a).id); } },
  { name: "policy", run: ({ okta }, a, b) => okta.assignPolicy(at(okta.apps.all(), b).id, okta.policies.add(`P${a}`).id) },
  { name: "policy gone", run: ({ okta }, a) => okta.removePolicy(at(okta.policies.all(), a).id) },
  { name: "rule", run: ({ okta }, a, b) => at(okta.policies.all(), a).rules.add(readPolicyRule(RULE(b, at(okta.groups.all(), b).id), { hasGroup: () => true }), b) },
  { name: "rule off", run: ({ okta }, a, b) => { const { rules } = at(okta.policies.all(), a); rules.setActive(at(rules.all(), b).id, false); } },
  { name: "SCIM connected", run: ({ okta }, a) => okta.enableProvisioning(at(okta.apps.all(), 0).id, a > 0) },
  { name: "push", run: ({ okta }, a, b) => okta.mappings.add(at(okta.apps.all(), 0), { sourceGroupId: at(okta.groups.all(), a).id, targetGroupName: `AWS ${b}` }) },
  { name: "push ended", run: ({ okta }, a, b) => { const { id, appId } = at(okta.mappings.of(at(okta.apps.all(), 0).id), a); okta.mappings.update(appId, id, { status: "INACTIVE" }); okta.mappings.remove(appId, id, b > 1); } },
  { name: "Okta provisions", random: true, run: provisions },
];

const CUSTOM = { ssoAcsUrl: "https://x.example/acs", audience: "a", recipient: "https://x.example/acs", destination: "https://x.example/acs", subjectNameIdTemplate: "${user.userName}", subjectNameIdFormat: "urn:x", authnContextClassRef: "urn:y", signatureAlgorithm: "RSA_SHA256", digestAlgorithm: "SHA256", slo: { enabled: true, issuer: "i" }, allowMultipleAcsEndpoints: true, acsEndpoints: [{ url: "https://x.example/2", index: 1 }] };
const RULE = (b: number, group: string) => ({ name: `rule ${b}`, conditions: { people: { groups: b > 1 ? { include: [group] } : {} }, network: { connection: "ANYWHERE" }, platform: { include: [{ type: "MOBILE" }] } }, actions: { appSignOn: { access: "ALLOW", verificationMethod: { factorMode: "2FA", type: "ASSURANCE", constraints: [{ possession: { deviceBound: "REQUIRED" } }] } } } });

/** A key takes a tenth of a second to make, so a world has few. */
function few(okta: OktaOrg): boolean {
  if (okta.apps.all().flatMap(({ keys }) => keys).length > 2) throw new Error("there are keys enough");
  return true;
}

const grant = (aws: AwsState, a: number, b: number) => ({ PermissionSetArn: at([...aws.permissionSets.keys()], a), TargetType: "AWS_ACCOUNT", TargetId: at(ACCOUNTS, b), PrincipalType: a > 1 ? "GROUP" : "USER", PrincipalId: at([...(a > 1 ? aws.groups : aws.users).keys()], b) });

function call(state: AwsState, operation: string, input: object): void {
  const { status, body } = answer({ method: "POST", target: `SWBExternalService.${operation}`, body: JSON.stringify({ InstanceArn: state.instanceArn, ...input }), requestId: "r" }, state, new Throttle(undefined));
  if (status !== 200) throw new Error(body);
}

/** IAM, asked by an account. */
function query(state: AwsState, account: string, action: string, fields: Readonly<Record<string, string>>): void {
  state.account = account;
  const { status, body } = answer({ method: "POST", target: "", body: new URLSearchParams({ Action: action, Version: "2010-05-08", ...fields }).toString(), requestId: "r" }, state, new Throttle(undefined));
  // The next one to call may be another.
  state.account = state.caller;
  if (status === 501) throw new TypeError(body);
  if (status !== 200) throw new Error(body);
}

/** IAM, asked about one of the SAML providers by the account that has it. */
function provider(state: AwsState, index: number, action: string, fields: Readonly<Record<string, string>> = {}): void {
  const { account, arn } = at([...state.samlProviders.all.values()], index);
  query(state, account, action, { SAMLProviderArn: arn, ...fields });
}

const ENDS = 'validUntil="2027-03-31T00:00:00Z" ';

/** Of an app of Okta, with an end of its own where one is given. */
function metadata({ okta }: Both, index: number, end = ""): string {
  const app = at(okta.apps.all(), index);
  return samlMetadata(app, okta.apps.key(app.id, app.kid), okta.base).replace(/(EntityDescriptor )/, `$1${end}`);
}

/** Okta brings to AWS what changed, with a token of its own and without a network. */
async function provisions({ aws, okta }: Both): Promise<void> {
  const { tenant } = aws.console.enableAutomaticProvisioning();
  const { id, token } = aws.console.createAccessToken();
  const scim = scimSite(aws);
  const direct: typeof fetch = async (address, init) => {
    const url = new URL(address instanceof Request ? address.url : address);
    const { status, content } = await scim({ method: init?.method ?? "GET", host: url.hostname, path: url.pathname, query: url.searchParams, headers: { authorization: `Bearer ${token}` }, cookies: new Map(), body: typeof init?.body === "string" ? init.body : "" });
    return new Response(status === 204 ? null : (content?.text ?? ""), { status });
  };
  try {
    await new ProvisioningAgent(okta, at(okta.apps.all(), 0).id, { endpoint: `https://scim.x/${tenant}/scim/v2`, token, fetch: direct }, { attempts: 1 }).run();
  } finally {
    aws.console.deleteAccessToken(id);
  }
}

/** All that can be done. */
export const NAMES: readonly string[] = OPERATIONS.map(({ name }) => name);

/** The step of an operation by its name. */
export function step(name: string, a = 0, b = 0): Step {
  return { operation: NAMES.indexOf(name), a, b };
}

/** Does the steps in turn; what is refused changes nothing. True where all of them do the same each time. */
export async function perform(world: Both, steps: readonly Step[], done?: (name: string) => void): Promise<boolean> {
  let same = true;
  for (const { operation, a, b } of steps) {
    const { name, random, run } = at(OPERATIONS, operation);
    try {
      await run(world, a, b);
      done?.(name);
    } catch (cause) {
      if (!(cause instanceof Error) || cause instanceof TypeError || cause instanceof RangeError) throw cause;
    }
    same &&= random !== true;
  }
  return same;
}
