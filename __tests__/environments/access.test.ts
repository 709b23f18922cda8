import { environments } from "../../environments";
import type { Environment } from "../../src/model/environment";
import { blocksOf } from "../../src/aws/grants";
import { permissionSetName, resolve } from "../../src/model/resolve";
import { synth, type Synthesized } from "../support/synth";

/**
 * What this project's own data comes to, environment by environment, as a person reads it. A change of the data changes the
 * snapshot beside it, so that a pull request shows who gains and loses what even without a plan: `npm run access` writes it anew.
 */
const DAY = "2026-11-24";

test.each(environments.map((environment) => [environment.name, environment] as const))("the access of %s is what was last reviewed", async (name, environment) => {
  const resolved = resolve(environment, DAY);
  const stack = (await synth(environments, DAY)).get(name);
  const grants = blocksOf(resolved.expansion.grants).map(({ permissionSet, account, groups }) => `${permissionSetName(environment, permissionSet)} in ${account}: ${groups.join(", ")}`);
  const ends = environment.assignments.flatMap(({ groups, permissionSets, expiry }) => (expiry === undefined ? [] : [`until ${expiry.date}: ${groups.join(", ")} with ${permissionSets.join(", ")} (${expiry.reason})`]));
  expect([...signOnOf(environment), ...ends, ...blocksBut(stack, "aws_ssoadmin_account_assignment"), "", ...grants].join("\n")).toMatchSnapshot();
});

/** Who has to prove what: a change of it is a change of access as well. */
function signOnOf({ okta }: Environment): string[] {
  if (okta === "none" || okta.samlApp.kind === "use") return [];
  const { nameId, signOn, attributes = {} } = okta.samlApp;
  const rules = signOn.kind === "existing" ? [`policy ${signOn.name}, kept elsewhere`] : signOn.rules.map((rule) => `sign-on rule ${JSON.stringify(rule)}`);
  return [`NameID ${nameId ?? "(default)"}`, ...rules, ...Object.entries(attributes).map(([key, source]) => `session attribute ${key} ${JSON.stringify(source)}`)];
}

/** Addresses of all resources of a stack but those of one type. */
function blocksBut(stack: Synthesized | undefined, left: string): string[] {
  return Object.entries(stack?.resource ?? {}).filter(([type]) => type !== left).flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`)).toSorted();
}
