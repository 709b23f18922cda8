/** A way from what a session is given to more than that. */
export interface EscalationRoute {
  readonly id: string;
  /** All of them are needed; all of a service by `service:*`. */
  readonly actions: readonly string[];
  /** What it leads to: permissions of one's choice, another role's permissions, access for people, or what is kept secret. */
  readonly leadsTo: "administrator" | "role" | "access" | "secrets";
  /** What can be done with it, as the end of "whoever has it …". */
  readonly why: string;
}

const route = (leadsTo: EscalationRoute["leadsTo"], actions: readonly string[], why: string): EscalationRoute => ({ id: actions.join("+"), actions, leadsTo, why });
const handOver = (service: readonly string[], what: string): EscalationRoute => route("role", ["iam:PassRole", ...service], `acts as a role that trusts the service, by handing it to ${what}`);

/**
 * The curated list. Ids behind // are those of pathfinding.cloud (DataDog, December 2025) and pages of AWS: "IAM" is the Service Authorization
 * Reference of IAM and "Security best practices in IAM", "IdC" the IAM Identity Center guide, "Organizations" the guide of AWS Organizations.
 */
export const escalationRoutes: readonly EscalationRoute[] = [
  // Permissions of one's choice, in the account.
  route("administrator", ["iam:CreatePolicyVersion"], "writes the next version of a policy that it has itself"), // iam-001
  route("administrator", ["iam:SetDefaultPolicyVersion"], "brings back an older, wider version of a policy that it has"), // IAM
  route("administrator", ["iam:PutRolePolicy"], "writes any permission into a role"), // iam-005
  route("administrator", ["iam:AttachRolePolicy"], "attaches any policy to a role, AdministratorAccess too"), // iam-009
  route("administrator", ["iam:PutUserPolicy"], "writes any permission into a user"), // iam-007
  route("administrator", ["iam:AttachUserPolicy"], "attaches any policy to a user, AdministratorAccess too"), // iam-008
  route("administrator", ["iam:PutGroupPolicy"], "writes any permission into a group of users"), // iam-011
  route("administrator", ["iam:AttachGroupPolicy"], "attaches any policy to a group of users"), // iam-010
  route("administrator", ["iam:DeleteRolePermissionsBoundary"], "takes the boundary off a role"), // IAM
  route("administrator", ["iam:DeleteUserPermissionsBoundary"], "takes the boundary off a user"), // IAM
  route("administrator", ["iam:PutRolePermissionsBoundary"], "puts a wider boundary on a role, which then bounds nothing"), // IAM
  route("administrator", ["iam:PutUserPermissionsBoundary"], "puts a wider boundary on a user, which then bounds nothing"), // IAM

  // Another identity's permissions.
  route("role", ["iam:UpdateAssumeRolePolicy"], "lets itself into any role"), // iam-012
  route("role", ["iam:CreateAccessKey"], "makes keys of any user, that outlive the session"), // iam-002
  route("role", ["iam:CreateLoginProfile"], "sets a console password for any user without one"), // iam-004
  route("role", ["iam:UpdateLoginProfile"], "changes any user's console password"), // iam-006
  route("role", ["iam:AddUserToGroup"], "puts a user into any group of users"), // iam-013
  route("role", ["iam:CreateSAMLProvider", "iam:UpdateAssumeRolePolicy"], "lets an identity provider of its own into roles"), // IAM
  route("role", ["iam:UpdateSAMLProvider"], "signs in as whomever the identity provider may name, with a certificate of its own"), // IAM
  route("role", ["iam:CreateOpenIDConnectProvider", "iam:UpdateAssumeRolePolicy"], "lets an identity provider of its own into roles"), // IAM
  route("role", ["iam:UpdateOpenIDConnectProviderThumbprint"], "has a server of its own trusted as an identity provider"), // IAM
  route("role", ["iam:AddClientIDToOpenIDConnectProvider"], "lets an application of its own at a trusted identity provider into roles"), // IAM
  route("role", ["iam:DeactivateMFADevice"], "takes the second factor off any user"), // IAM
  route("role", ["sts:AssumeRoot"], "becomes the root user of member accounts, for the tasks that AWS lists"), // IAM, "Centrally manage root access"
  route("role", ["sts:AssumeRole"], "becomes every role that trusts the account"), // sts-001

  // Roles by way of services.
  handOver(["ec2:RunInstances"], "an instance"), // ec2-001
  handOver(["ec2:RequestSpotInstances"], "a spot instance"), // ec2-003
  handOver(["ec2:AssociateIamInstanceProfile"], "an instance that runs"), // Amazon EC2 guide, "IAM roles for Amazon EC2"
  handOver(["lambda:CreateFunction", "lambda:InvokeFunction"], "a function"), // lambda-001
  handOver(["lambda:CreateFunction", "lambda:CreateEventSourceMapping"], "a function that an event starts"), // lambda-002
  handOver(["lambda:CreateFunction", "lambda:AddPermission"], "a function that others may start"), // lambda-006
  handOver(["cloudformation:CreateStack"], "a stack"), // cloudformation-001
  handOver(["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"], "a stack set"), // cloudformation-003
  handOver(["cloudformation:UpdateStackSet"], "a stack set that exists"), // cloudformation-004
  handOver(["codebuild:CreateProject", "codebuild:StartBuild"], "a build"), // codebuild-001
  handOver(["codebuild:CreateProject", "codebuild:StartBuildBatch"], "a batch of builds"), // codebuild-004
  handOver(["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"], "a data pipeline"), // datapipeline-001
  handOver(["glue:CreateDevEndpoint"], "a development endpoint of Glue"), // glue-001
  handOver(["glue:CreateJob", "glue:StartJobRun"], "a Glue job"), // glue-003
  handOver(["glue:CreateJob", "glue:CreateTrigger"], "a Glue job that a trigger starts"), // glue-004
  handOver(["glue:UpdateJob", "glue:StartJobRun"], "a Glue job that exists"), // glue-005
  handOver(["glue:UpdateJob", "glue:CreateTrigger"], "a Glue job that exists and a trigger starts"), // glue-006
  handOver(["sagemaker:CreateNotebookInstance"], "a notebook"), // sagemaker-001
  handOver(["sagemaker:CreateTrainingJob"], "a training job"), // sagemaker-002
  handOver(["sagemaker:CreateProcessingJob"], "a processing job"), // sagemaker-003
  handOver(["ecs:RegisterTaskDefinition", "ecs:RunTask"], "a container"), // ecs-004
  handOver(["ecs:RegisterTaskDefinition", "ecs:StartTask"], "a container on an instance"), // ecs-005
  handOver(["ecs:RegisterTaskDefinition", "ecs:CreateService"], "a service of containers"), // ecs-003
  handOver(["ecs:RunTask"], "a run of a task, which may replace its role"), // ECS API, RunTask (overrides.taskRoleArn)
  handOver(["apprunner:CreateService"], "an App Runner service"), // apprunner-001
  handOver(["bedrock-agentcore:CreateCodeInterpreter", "bedrock-agentcore:StartCodeInterpreterSession"], "a code interpreter"), // bedrock-001
  handOver(["states:CreateStateMachine", "states:StartExecution"], "a state machine"), // Step Functions guide, "IAM policies for state machines"
  handOver(["scheduler:CreateSchedule"], "a schedule"), // EventBridge Scheduler guide, "Execution role"

  // Roles that something runs as already.
  route("role", ["lambda:UpdateFunctionCode"], "runs its own code as the role of any function"), // lambda-003
  route("role", ["cloudformation:UpdateStack"], "changes what any stack makes, as the stack's role"), // cloudformation-002
  route("role", ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"], "changes what any stack makes, as the stack's role"), // cloudformation-005
  route("role", ["codebuild:StartBuild"], "runs commands of its own as the role of any build project"), // codebuild-002
  route("role", ["codebuild:StartBuildBatch"], "runs commands of its own as the role of any build project"), // codebuild-003
  route("role", ["glue:UpdateDevEndpoint"], "opens any development endpoint of Glue to its own key"), // glue-002
  route("role", ["sagemaker:CreatePresignedNotebookInstanceUrl"], "opens any notebook, which runs as a role"), // sagemaker-004
  route("role", ["sagemaker:CreateNotebookInstanceLifecycleConfig", "sagemaker:StopNotebookInstance", "sagemaker:UpdateNotebookInstance", "sagemaker:StartNotebookInstance"], "runs commands in any notebook, which runs as a role"), // sagemaker-005
  route("role", ["apprunner:UpdateService"], "runs its own code as the role of any App Runner service"), // apprunner-002
  route("role", ["bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"], "runs code as the role of any code interpreter"), // bedrock-002
  route("role", ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"], "runs commands on any instance at its next start, as the instance's role"), // ec2-002
  route("role", ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], "runs commands on instances that are started from a template, as their role"), // ec2-004
  route("role", ["ec2-instance-connect:SendSSHPublicKey"], "signs in to any instance, which has a role"), // ec2instanceconnect-003
  route("role", ["ssm:SendCommand"], "runs commands on any managed instance, as its role"), // ssm-002
  route("role", ["ssm:StartSession"], "opens a shell on any managed instance, which has a role"), // ssm-001
  route("role", ["ssm:StartAutomationExecution"], "runs any runbook, as the role that the runbook names"), // Systems Manager guide, "Setting up Automation"
  route("role", ["ecs:ExecuteCommand"], "opens a shell in any container, which has a role"), // ECS guide, "ECS Exec"

  // Access for people: IAM Identity Center and the organization.
  route("access", ["sso:CreateAccountAssignment"], "gives any group or person any permission set in any account"), // IdC
  route("access", ["sso:PutInlinePolicyToPermissionSet"], "writes any permission into permission sets that it has itself"), // IdC
  route("access", ["sso:AttachManagedPolicyToPermissionSet"], "attaches AdministratorAccess to permission sets that it has itself"), // IdC
  route("access", ["sso:AttachCustomerManagedPolicyReferenceToPermissionSet"], "attaches policies to permission sets that it has itself"), // IdC
  route("access", ["sso:DeletePermissionsBoundaryFromPermissionSet"], "takes the boundary off permission sets"), // IdC
  route("access", ["sso:PutPermissionsBoundaryToPermissionSet"], "puts a wider boundary on permission sets that it has itself"), // IdC
  route("access", ["sso:PutPermissionsPolicy"], "writes any permission into permission sets, by the older name of the action"), // IdC
  route("access", ["sso:AssociateProfile"], "gives any group or person a permission set, by the older name of the action"), // IdC
  route("access", ["sso-directory:UpdatePassword"], "sets the password of anybody in the directory of IAM Identity Center"), // IdC
  route("access", ["sso-directory:CreateBearerToken"], "makes a SCIM token, with which anybody is put into any group"), // IdC
  route("access", ["sso-directory:CreateExternalIdPConfigurationForDirectory"], "has an identity provider of its own sign people in"), // IdC
  route("access", ["identitystore:UpdateUser"], "gives a person the sign-in name of another one"), // IdC
  route("access", ["identitystore:CreateGroupMembership"], "puts anybody into any group that has access"), // IdC
  route("access", ["sso-directory:AddMemberToGroup"], "puts anybody into any group that has access"), // IdC
  route("access", ["organizations:DetachPolicy"], "takes a guardrail off accounts"), // Organizations
  route("access", ["organizations:UpdatePolicy"], "rewrites the guardrails of accounts"), // Organizations
  route("access", ["organizations:DisablePolicyType"], "switches all guardrails of a kind off"), // Organizations
  route("access", ["organizations:PutResourcePolicy"], "lets other accounts administer the organization's policies"), // Organizations
  route("access", ["organizations:MoveAccount"], "moves an account away from its guardrails"), // Organizations
  route("access", ["organizations:LeaveOrganization"], "takes the account out of the organization and its guardrails"), // Organizations
  route("access", ["organizations:RegisterDelegatedAdministrator"], "hands the administration of a service to an account of its choice"), // Organizations
  route("access", ["organizations:*"], "administers the organization: accounts, guardrails, delegated administrators"), // Organizations

  // What is kept secret, and the keys to it.
  route("secrets", ["kms:PutKeyPolicy"], "rewrites who may use a key"), // KMS guide, "Key policies"
  route("secrets", ["kms:CreateGrant"], "lets anybody use a key, beside its policy"), // KMS guide, "Grants"
  route("secrets", ["secretsmanager:GetSecretValue"], "reads secrets"), // Secrets Manager guide
  route("secrets", ["secretsmanager:PutResourcePolicy"], "lets anybody read a secret"), // Secrets Manager guide
  route("secrets", ["s3:PutBucketPolicy"], "lets anybody into a bucket"), // S3 guide, "Bucket policies"
  route("secrets", ["lambda:AddPermission"], "lets anybody start a function"), // Lambda guide, "Resource-based policies"
];
