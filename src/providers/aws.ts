import { AwsProvider as PrebuiltAwsProvider } from "@cdktf/provider-aws/lib/provider";
import { versions } from "./versions";

/** AWS, from `hashicorp/aws` within this project's range of versions: the prebuilt would ask for exactly what it was generated from, from a source called "aws". */
export class AwsProvider extends PrebuiltAwsProvider {
  override readonly terraformProviderSource = versions.aws.source;
  // `required_providers` takes providerVersion before the constraint, so the range goes there and nothing else.
  override readonly terraformGeneratorMetadata = { providerName: versions.aws.name, providerVersionConstraint: versions.aws.constraint };
}

export type { AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";

// One by one and never from the package's index, which loads 1,500 resources: 1.2 s and 212 MB of type checking become 4.3 s and 914 MB.
export { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
export { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
export { SsoadminInstanceAccessControlAttributes } from "@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes";
export { SsoadminManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment";
export { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
export { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
export { SsoadminPermissionsBoundaryAttachment } from "@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment";

export { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
export { IdentitystoreGroupMembership } from "@cdktf/provider-aws/lib/identitystore-group-membership";
export { IdentitystoreUser } from "@cdktf/provider-aws/lib/identitystore-user";

export { DataAwsIdentitystoreGroups } from "@cdktf/provider-aws/lib/data-aws-identitystore-groups";
export { DataAwsSsoadminInstances } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-instances";
