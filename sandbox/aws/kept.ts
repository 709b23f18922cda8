import { z } from "zod";
import { REGIONS } from "../../src/model/region";
import { count, fault, form, json, known, moment, object, pairs, seconds, text, unique } from "../kept/forms";
import { sso } from "./rules";
import { metadataFault } from "./saml-providers";

const accountId = form(/^\d{12}$/, "12 digits in quotes");
/** Of a unit or the root. */
const place = form(/^[\w-]{1,100}$/, "the id of a unit or of the root");
const uuid = form(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "an id such as 1f0a2b3c-4d5e-4f60-8a7b-0c1d2e3f4a5b");
const setArn = form(sso.permissionSetArn.pattern, "the ARN of a permission set");
const policy = object({ Name: text, Path: text });

const organization = object({
  id: form(/^o-[a-z0-9]{10,32}$/, "o- and 10 to 32 lower-case letters or digits"),
  root: place,
  managementAccount: accountId,
  delegatedAdministrators: z.array(accountId),
  units: z.array(object({ id: place, name: text, parent: place })),
  accounts: z.array(object({ id: accountId, name: text, email: text, status: z.enum(["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"]), parent: place, tags: pairs(text), policies: z.array(text).optional() })),
});

const directory = object({
  groups: z.array(object({ id: uuid, displayName: text, description: text.optional(), externalId: text.optional(), createdAt: seconds, updatedAt: seconds })),
  users: z.array(object({ id: uuid, userName: text, attributes: json, externalId: text.optional(), active: z.boolean(), enterprise: json.optional(), createdAt: seconds, updatedAt: seconds })),
  memberships: z.array(object({ id: uuid, group: uuid, user: uuid, createdAt: seconds })),
});

const permissionSet = object({
  arn: setArn,
  name: text,
  description: text.optional(),
  sessionDuration: text,
  relayState: text.optional(),
  createdAt: seconds,
  tags: pairs(text),
  inlinePolicy: text.optional(),
  managed: z.array(text),
  customerManaged: z.array(policy),
  boundary: z.union([object({ ManagedPolicyArn: text }), object({ CustomerManagedPolicyReference: policy })]).optional(),
  revision: count,
  provisioned: pairs(count),
});

const samlProvider = object({
  account: accountId,
  name: form(/^[\w.-]{1,128}$/, "1 to 128 letters, digits, _ . and -"),
  uuid: form(/^[0-9A-Z]{22,64}$/, "22 to 64 capital letters or digits"),
  createdAt: moment,
  tags: pairs(text),
  document: text.superRefine((document, context) => {
    const found = metadataFault(document);
    if (found !== undefined) fault(context, [], `metadata of an identity provider (${found})`);
  }),
});

const consoleState = object({
  provider: object({ issuer: text, signInUrls: z.array(object({ binding: text, location: text })), certificates: z.array(text).min(1) }).optional(),
  tenant: uuid.optional(),
  tokens: z.array(object({ id: uuid, createdAt: moment, expiresAt: moment, digest: form(/^[0-9a-f]{64}$/, "64 hexadecimal digits") })),
});

/** The AWS side as a file keeps it: ids, ARNs and times as they were; of SCIM tokens the digests alone. */
export const keptAws = object({
  caller: accountId,
  region: text.refine((name) => Object.hasOwn(REGIONS, name), { error: "a Region that has IAM Identity Center" }),
  instanceArn: form(sso.instanceArn.pattern, "the ARN of an instance"),
  identityStore: form(/^d-[0-9a-z]{4,40}$/, "an identity store id, d-..."),
  acsTenant: form(/^[0-9A-Za-z-]{1,100}$/, "letters, digits and -"),
  idsMade: count,
  organization,
  directory,
  permissionSets: z.array(permissionSet),
  /** Of whatever accounts have called, those outside of the organization too. */
  samlProviders: z.array(samlProvider),
  assignments: z.array(object({ account: accountId, permissionSet: setArn, principalType: z.enum(["GROUP", "USER"]), principal: uuid })),
  tags: pairs(text),
  attributes: z.array(object({ key: text, source: text })).optional(),
  console: consoleState,
}).superRefine((aws, context) => {
  const { units, accounts, root, managementAccount, delegatedAdministrators } = aws.organization;
  const places = new Set([root, ...units.map(({ id }) => id)]);
  const accountIds = new Set(accounts.map(({ id }) => id));
  unique(context, ["organization", "units"], [...units.map(({ id }) => id), root]);
  unique(context, ["organization", "accounts"], accounts.map(({ id }) => id), "id");
  for (const [index, { parent }] of units.entries()) known(context, ["organization", "units", index, "parent"], parent, places, "a unit, or of the root,");
  for (const [index, { parent }] of accounts.entries()) known(context, ["organization", "accounts", index, "parent"], parent, places, "a unit, or of the root,");
  for (const [index, id] of delegatedAdministrators.entries()) known(context, ["organization", "delegatedAdministrators", index], id, accountIds, "an account");
  known(context, ["organization", "managementAccount"], managementAccount, accountIds, "an account");
  known(context, ["caller"], aws.caller, accountIds, "an account");

  const { groups, users, memberships } = aws.directory;
  const [groupIds, userIds] = [new Set(groups.map(({ id }) => id)), new Set(users.map(({ id }) => id))];
  unique(context, ["directory", "groups"], groups.map(({ id }) => id), "id");
  unique(context, ["directory", "users"], users.map(({ id }) => id), "id");
  unique(context, ["directory", "memberships"], memberships.map(({ id }) => id), "id");
  unique(context, ["directory", "memberships"], memberships.map(({ group, user }) => `${group} ${user}`));
  for (const [index, { group, user }] of memberships.entries()) {
    known(context, ["directory", "memberships", index, "group"], group, groupIds, "a group");
    known(context, ["directory", "memberships", index, "user"], user, userIds, "a user");
  }

  const arns = new Set(aws.permissionSets.map(({ arn }) => arn));
  const ofInstance = `${aws.instanceArn.replace(":instance/", ":permissionSet/")}/`;
  unique(context, ["permissionSets"], aws.permissionSets.map(({ arn }) => arn), "arn");
  unique(context, ["permissionSets"], aws.permissionSets.map(({ name }) => name), "name");
  for (const [index, { arn, provisioned }] of aws.permissionSets.entries()) {
    if (!arn.startsWith(ofInstance)) fault(context, ["permissionSets", index, "arn"], `the ARN of a permission set of this instance, ${ofInstance}...`);
    for (const [at, [account]] of provisioned.entries()) known(context, ["permissionSets", index, "provisioned", at], account, accountIds, "an account");
  }
  // The principal may be gone: AWS leaves assignments of deleted groups behind.
  for (const [index, { account, permissionSet: arn }] of aws.assignments.entries()) {
    known(context, ["assignments", index, "account"], account, accountIds, "an account");
    known(context, ["assignments", index, "permissionSet"], arn, arns, "a permission set");
  }
  unique(context, ["assignments"], aws.assignments.map(({ account, permissionSet: arn, principal }) => `${account} ${arn} ${principal}`));
  unique(context, ["samlProviders"], aws.samlProviders.map(({ account, name }) => `${account} ${name}`), "name");
  unique(context, ["samlProviders"], aws.samlProviders.map(({ uuid: id }) => id), "uuid");
  unique(context, ["console", "tokens"], aws.console.tokens.map(({ id }) => id), "id");
});

export type KeptAws = z.infer<typeof keptAws>;
