import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { count, fault, form, json, known, moment, object, pairs, text, unique } from "../kept/forms";
import { bodyOf, readApp } from "./app-body";
import { catalogApp } from "./catalog";
import { FACTORS } from "./credentials";
import { OktaError } from "./errors";
import { madeNumber } from "./ids";
import type { JsonObject } from "./json";
import { POLICY_TYPES } from "./policies";
import { readPolicyRule } from "./policy-rule-body";
import { loadKey } from "./signing-key";
import type { UserProfile } from "./users";

const idOf = (prefix: string, what: string) => form(new RegExp(`^${prefix}[0-9a-z]{14}1d7$`), `the id of ${what}, ${prefix}... with 20 characters`);
const userId = idOf("00u", "a user");
const groupId = idOf("00g", "a group");
const appId = idOf("0oa", "an app");
const policyId = idOf("rst", "a policy");
const ruleId = idOf("0pr", "a group rule");
const status = z.enum(["ACTIVE", "INACTIVE"]);
const freeform = z.custom<JsonObject>((value) => json.safeParse(value).success, { error: "an object" });
const profile = z.custom<UserProfile>((value) => z.record(text, text).safeParse(value).success && json.safeParse(value).data?.["login"] !== "" && typeof json.safeParse(value).data?.["login"] === "string", { error: "texts by attribute, with a login" });
const scimId = form(/^[\w-]{1,100}$/, "an id of AWS");

const provisioned = object({
  assignedBefore: z.array(userId),
  users: pairs(object({ scimId, sent: text, active: z.boolean() })),
  groups: pairs(object({ scimId, mappingId: text, name: text, sourceName: text, members: z.array(scimId) })),
  groupsToDelete: z.array(groupId),
  error: text.optional(),
});

const key = object({ created: moment, certificate: text, privateKey: text }).refine((one) => succeeds(() => loadKey(one)), { error: "an RSA key of 2048 bits with a certificate of that key" });

const app = object({
  id: appId, externalKey: idOf("exk", "an app's issuer"), name: form(/^[\w.-]{1,300}$/, "letters, digits, _ . and -"), label: text, signOnMode: text,
  accessibility: freeform, visibility: freeform, userNameTemplate: freeform, settings: freeform, notes: freeform, implicitAssignment: z.boolean(), signOn: freeform,
  created: moment, lastUpdated: moment, status, kid: text, accessPolicyId: policyId, provisioning: z.boolean(), keys: z.array(key).min(1), provisioned,
}).superRefine((one, context) => {
  const catalog = catalogApp(one.name);
  refused(context, "an app as Okta keeps it", () => {
    const { label, signOnMode, accessibility, visibility, userNameTemplate, settings, notes, implicitAssignment, signOn } = one;
    const wish = { label, signOnMode, accessibility, visibility, userNameTemplate, settings, notes, implicitAssignment, signOn };
    return isDeepStrictEqual(readApp(bodyOf(wish), catalog, true), wish);
  });
  if (one.provisioning && catalog?.provisioning !== true) fault(context, ["provisioning"], "false, since only an app of the catalog can be provisioned");
});

const rule = object({ id: idOf("rul", "a rule"), system: z.boolean(), created: moment, lastUpdated: moment, name: text, priority: count, status, conditions: freeform.nullable(), actions: freeform }).superRefine((one, context) => {
  const { name, conditions, actions, system } = one;
  refused(context, "a rule as Okta keeps it", () => isDeepStrictEqual(readPolicyRule({ name, conditions, actions }, { hasGroup: () => true }, system), { name, conditions, actions }));
});

/** The Okta side as a file keeps it, private keys included, since a new key would be another certificate; passwords, sessions and the System Log are the run's. */
export const keptOkta = object({
  name: form(/^[a-z0-9][a-z0-9-]{0,60}$/i, "the org's name in its address: letters, digits and -"),
  idsMade: count,
  admin: userId,
  users: z.array(object({ id: userId, created: moment, status: z.enum(["STAGED", "PROVISIONED", "ACTIVE", "SUSPENDED", "LOCKED_OUT", "DEPROVISIONED"]), profile })),
  groups: z.array(object({ id: groupId, type: z.enum(["OKTA_GROUP", "APP_GROUP", "BUILT_IN"]), created: moment, lastUpdated: moment, name: text, description: text, custom: freeform, appId: appId.optional() })),
  memberships: pairs(pairs(z.array(z.union([z.literal("direct"), ruleId])).min(1))),
  enrolled: pairs(z.array(z.enum(FACTORS))),
  groupRules: z.array(object({ id: ruleId, created: moment, lastUpdated: moment, groupIds: z.array(groupId), name: text, status: z.enum(["ACTIVE", "INACTIVE", "INVALID"]), expression: text, exclude: z.array(text) })),
  apps: z.array(app),
  assignments: pairs(z.array(object({ id: groupId, priority: count, lastUpdated: moment, profile: freeform }))),
  policies: z.array(object({ id: policyId, type: text.refine((type) => POLICY_TYPES.includes(type), { error: `one of ${POLICY_TYPES.join(", ")}` }), system: z.boolean(), created: moment, lastUpdated: moment, name: text, description: text, priority: z.number().int(), status, rules: z.array(rule).min(1) })),
  mappings: z.array(object({ id: idOf("gPm", "a mapping"), appId, sourceGroupId: groupId, targetGroupId: groupId, sourceName: text, created: moment, lastUpdated: moment, status: z.enum(["ACTIVE", "INACTIVE", "ERROR"]), errorSummary: text.optional() })),
}).superRefine((okta, context) => {
  const [users, groups, apps, policies, rules] = [idsOf(okta.users), idsOf(okta.groups), idsOf(okta.apps), idsOf(okta.policies), idsOf(okta.groupRules)];
  for (const list of ["users", "groups", "groupRules", "apps", "policies", "mappings"] as const) {
    unique(context, [list], okta[list].map(({ id }) => id), "id");
    for (const [index, { id }] of okta[list].entries()) if (madeNumber(id) > okta.idsMade) fault(context, [list, index, "id"], `an id that was made by then: idsMade says ${okta.idsMade}`);
  }
  unique(context, ["users"], okta.users.map(({ profile: { login } }) => login.toLowerCase()), "profile");
  unique(context, ["apps"], okta.apps.map(({ externalKey }) => externalKey), "externalKey");
  known(context, ["admin"], okta.admin, users, "a user");
  if (okta.groups.filter(({ type }) => type === "BUILT_IN").length !== 1) fault(context, ["groups"], "one group of type BUILT_IN, Everyone");
  if (!okta.policies.some(({ type, system }) => system && type === "ACCESS_POLICY")) fault(context, ["policies"], "an access policy that is the default (system)");
  for (const [index, [group, members]] of okta.memberships.entries()) {
    known(context, ["memberships", index], group, groups, "a group");
    for (const [at, [user, reasons]] of members.entries()) {
      known(context, ["memberships", index, 1, at], user, users, "a user");
      for (const reason of reasons) if (reason !== "direct") known(context, ["memberships", index, 1, at], reason, rules, "a group rule");
    }
  }
  for (const [index, [user]] of okta.enrolled.entries()) known(context, ["enrolled", index], user, users, "a user");
  for (const [index, one] of okta.apps.entries()) {
    known(context, ["apps", index, "accessPolicyId"], one.accessPolicyId, policies, "a policy");
    if (!one.keys.some((each) => succeeds(() => loadKey(each).kid === one.kid))) fault(context, ["apps", index, "kid"], "the kid of one of the app's keys");
  }
  for (const [index, [one]] of okta.assignments.entries()) known(context, ["assignments", index], one, apps, "an app");
  for (const [index, one] of okta.mappings.entries()) {
    known(context, ["mappings", index, "appId"], one.appId, apps, "an app");
    known(context, ["mappings", index, "sourceGroupId"], one.sourceGroupId, groups, "a group");
  }
});

export type KeptOkta = z.infer<typeof keptOkta>;

function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id));
}

function refused(context: z.RefinementCtx, allowed: string, same: () => boolean): void {
  try {
    if (!same()) fault(context, [], allowed);
  } catch (cause) {
    if (!(cause instanceof OktaError)) throw cause;
    fault(context, [], `${allowed} (${[cause.message, ...cause.causes].join("; ")})`);
  }
}

function succeeds(act: () => unknown): boolean {
  try {
    return act() !== false;
  } catch {
    return false;
  }
}
