import { createCustomApp, createOinApp, existingGroup, existingPolicy, groupByRule, local, scim, signOnPolicy, useApp, byTerraform } from "../../src";
import type { Environment } from "../../src/model/environment";
import { account, assign, aws, catalog, defineEnvironment, oinApp, pilot } from "../support/company";
import { synthOne } from "../support/synth";

/** What Terraform would run if it reached it unescaped: a function of an expression, and a directive. */
const TEMPLATE = '${file("/etc/hostname")} %{ if true }';
const SHORT = "${file(1)}";

function withData(environment: Environment): Environment {
  return {
    ...environment,
    catalog: {
      ...catalog,
      groups: { engineers: { name: SHORT.replaceAll(":", ""), description: TEMPLATE }, auditors: { name: '"] + [file("x")', description: TEMPLATE } },
      permissionSets: {
        ReadOnly: { description: TEMPLATE, tags: {}, inline: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${aws:PrincipalTag/x}" }] } },
        Deployer: { description: TEMPLATE },
      },
    },
  };
}

const created = { ...oinApp, label: TEMPLATE, nameId: TEMPLATE, attributes: { Department: { saml: `a ${TEMPLATE}` }, UserName: { directory: "userName" } } };
const { kind: _kind, ...trust } = created;
const grants = [assign(["engineers", "auditors"]).to("ReadOnly", "Deployer").on(account("shop"))];
const rules = [{ name: SHORT, groups: ["engineers"] as const }];

test.each<readonly [string, Environment]>([
  ["an OIN app with a policy of its own", defineEnvironment({ name: "x", backend: local("state/x"), aws, okta: { org: "small", samlApp: createOinApp({ ...created, signOn: signOnPolicy({ name: TEMPLATE, description: TEMPLATE, rules }) }) } })],
  ["a custom app with an existing policy, people by Terraform", defineEnvironment({ name: "x", backend: local("state/x"), aws, okta: { org: "small", samlApp: createCustomApp({ ...trust, signOn: existingPolicy(TEMPLATE) }), provisioning: byTerraform() }, assignments: grants })],
  ["a used app and a group by rule", defineEnvironment({ ...pilotParts(), okta: { org: "small", samlApp: useApp({ label: TEMPLATE }), access: groupByRule(TEMPLATE, TEMPLATE), ownGroups: [{ group: "engineers", rule: TEMPLATE }], provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }) }, assignments: grants })],
  ["an existing access group", defineEnvironment({ ...pilotParts(), okta: { org: "small", samlApp: useApp({ label: "AWS" }), access: existingGroup(TEMPLATE), provisioning: scim({ connected: false }) }, assignments: grants })],
])("text of the data never becomes a template that Terraform runs: %s", async (_what, environment) => {
  const { json } = await synthOne(withData(environment));
  // No expression of ours calls file(), so each there is must be the data's, made harmless by a second sign.
  const text = JSON.stringify(json);
  expect({ escaped: text.includes("$${file("), run: /(?<!\$)\$\{file\(/.test(text), directive: /(?<!%)%\{ if/.test(text) }).toEqual({ escaped: true, run: false, directive: false });
});

function pilotParts() {
  return { name: "x", backend: pilot.backend, aws };
}
