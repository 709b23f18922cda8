import fc from "fast-check";
import { grantKey, type AccessGrant, type AccessModel, type Fact, type PermissionSetFacts, type SignOnRuleFacts } from "../../src/review/access/model";

const name = fc.constantFrom("ReadOnly", "Deployer", "Admin", "Viewer");
const groupName = fc.oneof(fc.constantFrom("AWS Engineers", "AWS Auditors", "AWS On Call"), fc.string({ maxLength: 12 }));
const accountId = fc.constantFrom("222233334444", "333344445555", "444455556666", "000000000001");
const grant: fc.Arbitrary<AccessGrant> = fc.record({ group: groupName, permissionSet: name, account: accountId });
const fact: fc.Arbitrary<Fact> = fc.oneof(fc.string({ maxLength: 8 }), fc.boolean(), fc.constant(null), fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }));
const facts: fc.Arbitrary<PermissionSetFacts> = fc.record(
  {
    description: fc.string({ maxLength: 8 }),
    session: fc.constantFrom("PT1H", "PT2H", "PT12H"),
    relayState: fc.constantFrom("", "https://example.com/"),
    managed: fc.uniqueArray(fc.constantFrom("AdministratorAccess", "job-function/ViewOnlyAccess", "SecurityAudit"), { maxLength: 2 }),
    customerManaged: fc.constantFrom([], ["/platform/Operate"]),
    tags: fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), { maxKeys: 2 }),
    inline: fact,
    boundary: fc.constantFrom("aws:PowerUserAccess", "customer:/platform/Boundary"),
  },
  { requiredKeys: ["description", "session", "relayState", "managed", "customerManaged", "tags"] },
);
const rule: fc.Arbitrary<SignOnRuleFacts> = fc.record({
  priority: fc.integer({ min: 1, max: 5 }),
  access: fc.constantFrom("ALLOW", "DENY"),
  groups: fc.uniqueArray(fc.constantFrom("AWS Engineers", "AWS Auditors"), { maxLength: 2 }),
  factorMode: fc.constantFrom("1FA", "2FA"),
  constraints: fc.constantFrom([], [{ possession: { required: true, phishingResistant: "REQUIRED" } }]),
  reauthenticateAfter: fc.constantFrom("PT0S", "PT2H", "PT12H"),
  inactivity: fc.constantFrom("PT1H", "PT8H"),
  network: fc.constant({ connection: "ANYWHERE", includes: null, excludes: null }),
  others: fc.constant({}),
});
const map = <V>(key: fc.Arbitrary<string>, value: fc.Arbitrary<V>): fc.Arbitrary<ReadonlyMap<string, V>> => fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => new Map(entries));

/** Any access model, hostile names and all. */
export const anyModel: fc.Arbitrary<AccessModel> = fc.record({
  grants: fc.array(grant, { maxLength: 12 }).map((list) => new Map(list.map((one) => [grantKey(one), one]))),
  permissionSets: map(name, facts),
  trust: map(fc.constantFrom("ACS URL", "audience", "NameID"), fact),
  signOn: map(fc.constantFrom("Everybody", "Step-up"), rule),
  pushes: map(groupName, fact),
  appAccess: map(groupName, fact),
  directory: map(groupName, fact),
});
