import type { Construct } from "constructs";
import { makeAccessControlAttributes } from "../aws/access-control";
import { Grants } from "../aws/grants";
import { Instance } from "../aws/instance";
import { PermissionSets } from "../aws/permission-sets";
import { ProvisionedDirectory } from "../aws/provisioned-directory";
import { PushedGroups } from "../aws/pushed-groups";
import type { OktaSide } from "../model/environment";
import type { ResolvedEnvironment } from "../model/resolve";
import { isConnected, permissionSetName } from "../model/resolve";
import { AppAccessConstruct } from "../okta/app-access";
import { pushGroup } from "../okta/group-push";
import { OktaGroups } from "../okta/groups";
import { SamlAppConstruct } from "../okta/saml-app";
import { SignOnPolicyConstruct } from "../okta/sign-on-policy";
import { AccountAssignments } from "../providers/account-assignments";
import { AwsProvider } from "../providers/aws";
import { TerraformStack } from "../providers/core";
import { OktaProvider } from "../providers/okta";
import { requiredTerraform, setBackend, type Folders } from "./backend";
import { federationOutputs, output } from "./outputs";
import { nameCollisions } from "./unique-names";

export interface IdentityCenterStackProps {
  readonly resolved: ResolvedEnvironment;
  /** Inline policies by permission set key, as the JSON that is sent. */
  readonly inlinePolicies: ReadonlyMap<string, string>;
  readonly folders: Folders;
}

/** One environment: the trust, or the access it gives, or both; which of them, its data says. */
export class IdentityCenterStack extends TerraformStack {
  constructor(scope: Construct, private readonly props: IdentityCenterStackProps) {
    super(scope, props.resolved.environment.name);
    const { environment, expansion, permissionSets } = props.resolved;
    setBackend(this, environment.backend, props.folders);
    this.addOverride("terraform.required_version", requiredTerraform(environment.backend));
    this.node.addValidation({ validate: () => nameCollisions(this) });

    const account = environment.catalog.organization.accounts[environment.aws.account];
    if (account === undefined) throw new Error(`account ${environment.aws.account} is not in the organization; the data was not checked before synthesis`);
    new AwsProvider(this, "aws", { region: environment.aws.region, allowedAccountIds: [account.id] });
    const instance = new Instance(this, "Instance", environment.aws);

    const oktaGroups = environment.okta === "none" ? undefined : this.okta(environment.okta, instance);
    if (permissionSets.length === 0 && props.resolved.makes.length === 0) return;
    this.directory(instance, oktaGroups);
    const sets = new PermissionSets(this, "PermissionSets", props.resolved, instance, props.inlinePolicies);
    new Grants(this, "Grants", expansion.grants, environment.catalog, sets.blocks);
    output(this, "permission_sets", Object.fromEntries([...sets.blocks].map(([key, { arn }]) => [permissionSetName(environment, key), arn])), "ARN of each permission set of this environment");
  }

  override toTerraform(): object {
    return AccountAssignments.addTo(this, super.toTerraform());
  }

  /** The groups that grants refer to: pushed by somebody and looked up, or made here. */
  private directory(instance: Instance, oktaGroups: OktaGroups | undefined): void {
    const { resolved } = this.props;
    const { environment, makes } = resolved;
    if (makes.length === 0 || oktaGroups === undefined || environment.okta === "none") {
      new PushedGroups(this, "PushedGroups", resolved, instance);
      return;
    }
    const provisioning = environment.okta.provisioning;
    new ProvisionedDirectory(this, "Directory", instance, {
      groups: makes,
      mayBeEmpty: provisioning?.kind === "terraform" ? (provisioning.mayBeEmpty ?? []) : [],
      catalog: environment.catalog.groups,
      oktaGroupId: (key) => oktaGroups.idOf(key),
    });
  }

  private okta(okta: OktaSide, instance: Instance): OktaGroups {
    const { resolved } = this.props;
    const { environment, pushes, groups: granted } = resolved;
    new OktaProvider(this, "okta", { orgName: okta.org, baseUrl: okta.domain ?? "okta.com" });
    const groups = new OktaGroups(this, "OktaGroups", environment.catalog.groups, okta);
    // The union of no groups is for an environment that grants nothing yet.
    const access = okta.access?.kind === "union" && granted.length === 0 ? undefined : okta.access;
    const created = okta.samlApp.kind === "use" ? undefined : okta.samlApp;
    // Nothing to do with an app that others make: it need not even be there yet.
    if (created === undefined && access === undefined && pushes.length === 0) return groups;
    const policy = created && new SignOnPolicyConstruct(this, "SignOnPolicy", created.signOn, (key) => groups.idOf(key));
    const app = new SamlAppConstruct(this, "SamlApp", okta.samlApp, { audience: instance.audience, policy, pushes: pushes.length > 0 });
    if (created !== undefined && app.made !== undefined) {
      makeAccessControlAttributes(this, created.attributes ?? {}, instance);
      federationOutputs(this, app.made, created, instance);
    }
    const connected = isConnected(environment);
    if (connected) for (const key of pushes) pushGroup(this, key, app.appId, groups.idOf(key));
    if (access !== undefined) {
      new AppAccessConstruct(this, "AppAccess", access, { environment: environment.name, appId: app.appId, grantedGroupIds: granted.map((key) => groups.idOf(key)), connected });
    }
    return groups;
  }
}
