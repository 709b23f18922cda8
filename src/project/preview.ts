import type { AppAccess } from "../model/app-access";
import type { Backend } from "../model/backend";
import type { OktaSide } from "../model/environment";
import type { CustomApp, OinApp } from "../model/saml-app";
import { isConnected, permissionSetName, type ResolvedEnvironment } from "../model/resolve";
import { blocksOf } from "../aws/grants";
import { plural } from "./report";

/** What one environment would do, as rows of label and text: from the data alone, without asking Okta or AWS. */
export type PreviewRow = readonly [label: string, text: string];

/** The rows of an environment, in the order of the road: trust, people, access, what waits. */
export function previewEnvironment(resolved: ResolvedEnvironment): PreviewRow[] {
  const { environment, expansion, permissionSets } = resolved;
  const { organization } = environment.catalog;
  const accounts = new Set(expansion.grants.map(({ account }) => account));
  return [
    ["state", describeBackend(environment.backend)],
    ...(environment.okta === "none" ? [["Okta", "left alone: federated by others"] as const] : oktaRows(resolved, environment.okta)),
    ...(permissionSets.length === 0 ? [["grants", "none"] as const] : [
      ["permission sets", `${permissionSets.length}: ${list(permissionSets.map((key) => permissionSetName(environment, key)))}`] as const,
      ["accounts", `${accounts.size} of ${Object.keys(organization.accounts).length}${accounts.has(organization.managementAccount) ? ", the management account among them" : ""}`] as const,
      ["grants", `${plural(expansion.grants.length, "grant")} to ${plural(resolved.groups.length, "group")}, in ${plural(blocksOf(expansion.grants).length, "block")}`] as const,
    ]),
    ...endRows(resolved),
    ...skipRows(resolved),
    ...(expansion.grants.length === 0 ? [] : [["waits", waiting(resolved)] as const, ["time", estimate(resolved)] as const]),
  ];
}

function oktaRows({ environment, pushes, makes, groups: granted }: ResolvedEnvironment, okta: OktaSide): PreviewRow[] {
  const app = okta.samlApp;
  const rows: PreviewRow[] = [["SAML app", app.kind === "use" ? `uses ${JSON.stringify(app.label ?? app.id)} of ${okta.org}` : makesApp(app, okta.org)]];
  if (app.kind !== "use") {
    rows.push(["sign-on", app.signOn.kind === "existing" ? `policy ${JSON.stringify(app.signOn.name)}, kept elsewhere` : `policy of ${plural(app.signOn.rules.length, "rule")}; whoever none lets in is refused`]);
    const attributes = Object.keys(app.attributes ?? {});
    if (attributes.length > 0) rows.push(["session tags", list(attributes)]);
  }
  if (okta.access !== undefined) rows.push(["app access", `${JSON.stringify(okta.access.group)} (${describeAccess(okta.access, granted)})`]);
  if ((okta.ownGroups ?? []).length > 0) rows.push(["makes groups", list((okta.ownGroups ?? []).map(({ group }) => group))]);
  if (pushes.length > 0) rows.push([isConnected(environment) ? "pushes" : "would push", `${plural(pushes.length, "group")}: ${list(pushes)}`]);
  const byHand = okta.provisioning?.kind === "scim" ? (okta.provisioning.pushedByHand ?? []) : [];
  if (byHand.length > 0) rows.push(["by hand", `the push of ${plural(byHand.length, "group")} is somebody's in Okta and left as it is: ${list(byHand)}`]);
  if (makes.length > 0) rows.push(["provisions", `${plural(makes.length, "group")} and their people, by Terraform: ${list(makes)}`]);
  return rows;
}

function makesApp(app: OinApp | CustomApp, org: string): string {
  const what = `${JSON.stringify(app.label)} in ${org} (${app.kind === "oin" ? "OIN app amazon_aws_sso" : "custom"})`;
  if ("adopt" in app && typeof app.adopt === "string") return `adopts ${app.adopt} as ${what}, protected from destruction`;
  // Whoever federates already would otherwise expect this to be the app that people sign in through today.
  return `makes ${what}, protected from destruction; an app with that label that exists already is not taken over`;
}

function describeAccess({ kind }: AppAccess, granted: readonly string[]): string {
  if (kind === "existing") return "existing group";
  if (kind === "rule") return "group made here, by rule";
  return granted.length > 0 ? "group made here, union of the granted groups" : "not made until a group is granted here";
}

/** Assignments that end, or have ended: nobody edits anything on that day, so they are named beforehand. */
function endRows({ expansion }: ResolvedEnvironment): PreviewRow[] {
  return expansion.assignments.flatMap(({ assignment, ended }): PreviewRow[] =>
    assignment.expiry === undefined ? [] : [[ended ? "ended" : "ends", `${assignment.expiry.date}: ${list(assignment.groups)} with ${list(assignment.permissionSets)} (${assignment.expiry.reason})`]],
  );
}

function skipRows({ expansion }: ResolvedEnvironment): PreviewRow[] {
  const skipped = new Set(expansion.assignments.flatMap((one) => one.skipped));
  return skipped.size === 0 ? [] : [["skips", `${list([...skipped])}: not active`]];
}

function waiting({ environment, groups, pushes, makes }: ResolvedEnvironment): string {
  if (makes.length > 0) return "nothing: its groups are made in the same apply";
  const until = !isConnected(environment) ? "provisioning is connected and Okta has pushed them" : pushes.length > 0 ? "Okta has pushed them" : "somebody has put them there";
  return `grants to groups that are already in IAM Identity Center are made at the first apply; those of the others wait until ${until} (${plural(groups.length, "group")}; the plan names those that are missing)`;
}

/** Calls a second that AWS takes for all sso-admin operations together. */
const CALLS_PER_SECOND = 20;
/** Seconds the AWS provider waits for one assignment, and how many Terraform makes at a time. */
const [SECONDS_PER_GRANT, AT_A_TIME] = [10, 10];

/** A refresh reads every grant, set and policy one by one; what AWS allows a second bounds it from below. */
function estimate({ environment, expansion, permissionSets }: ResolvedEnvironment): string {
  const policies = permissionSets.reduce((sum, key) => {
    const set = environment.catalog.permissionSets[key];
    return sum + (set?.managed?.length ?? 0) + (set?.customerManaged?.length ?? 0) + (set?.inline === undefined ? 0 : 1) + (set?.boundary === undefined ? 0 : 1);
  }, 0);
  const calls = expansion.grants.length + permissionSets.length * 2 + policies;
  const [refresh, apply] = [calls / CALLS_PER_SECOND, (Math.ceil(expansion.grants.length / AT_A_TIME) * SECONDS_PER_GRANT)];
  return `a refresh is ${plural(calls, "call")} to AWS, at least ${duration(refresh)}; granting everything for the first time takes at least ${duration(apply)}`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function describeBackend(backend: Backend): string {
  switch (backend.kind) {
    case "hcp-terraform": return `HCP Terraform workspace ${backend.organization}/${backend.workspace}${backend.hostname === undefined ? "" : ` on ${backend.hostname}`}`;
    case "s3": return `s3://${backend.bucket}/${backend.key} (${backend.region})`;
    case "local": return `local file ${backend.path}`;
  }
}

function list(names: readonly string[]): string {
  return names.join(", ");
}
