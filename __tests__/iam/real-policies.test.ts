import { check } from "./support";

const account = "111122223333";
const allow = (Sid: string, Action: string | string[], Resource: string | string[], Condition?: object) => ({ Sid, Effect: "Allow", Action, Resource, ...(Condition === undefined ? {} : { Condition }) });
const deny = (Sid: string, parts: object) => ({ Sid, Effect: "Deny", ...parts });

/** Policies of the kinds that permission sets have; each has to pass without a finding. */
const policies: Readonly<Record<string, readonly object[]>> = {
  "administrator": [{ Effect: "Allow", Action: "*", Resource: "*" }],
  "administrator without identity": [{ Effect: "Allow", NotAction: ["iam:*", "organizations:*", "sso:*", "account:*"], Resource: "*" }],
  "read only": [allow("Read", ["ec2:Describe*", "s3:Get*", "s3:List*", "rds:Describe*", "cloudwatch:Get*", "logs:Get*", "logs:FilterLogEvents", "tag:GetResources"], "*")],
  "deployer": [
    allow("Stacks", ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks", "cloudformation:DeleteStack"], `arn:aws:cloudformation:eu-west-1:${account}:stack/app-*/*`),
    allow("Functions", ["lambda:UpdateFunctionCode", "lambda:PublishVersion", "lambda:UpdateAlias"], `arn:aws:lambda:eu-west-1:${account}:function:app-*`),
    allow("PassRoles", "iam:PassRole", `arn:aws:iam::${account}:role/app/*`, { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com", "ecs-tasks.amazonaws.com"] } }),
    allow("Images", "ecr:GetAuthorizationToken", "*"),
    allow("Push", ["ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:BatchCheckLayerAvailability"], `arn:aws:ecr:eu-west-1:${account}:repository/app/*`),
  ],
  "attributes decide (ABAC)": [
    allow("OwnInstances", ["ec2:StartInstances", "ec2:StopInstances"], `arn:aws:ec2:*:${account}:instance/*`, { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } }),
    allow("OwnSecrets", "secretsmanager:GetSecretValue", `arn:aws:secretsmanager:*:${account}:secret:\${aws:PrincipalTag/team}/*`),
  ],
  "home folder": [
    allow("ListHome", "s3:ListBucket", "arn:aws:s3:::homes", { StringLike: { "s3:prefix": ["", "home/", "home/${aws:PrincipalTag/user, 'none'}/*"] } }),
    allow("UseHome", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "arn:aws:s3:::homes/home/${aws:PrincipalTag/user, 'none'}/*"),
  ],
  "Regions": [deny("OtherRegions", { NotAction: ["iam:*", "sts:*", "route53:*", "cloudfront:*", "support:*"], Resource: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] }, ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::*:role/platform/*` } } })],
  "office network": [deny("Outside", { Action: "*", Resource: "*", Condition: { NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8:1234::/48"] }, BoolIfExists: { "aws:ViaAWSService": "false" } } })],
  "break glass, short": [allow("Everything", "*", "*", { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" }, DateLessThan: { "aws:CurrentTime": "2027-03-31T00:00:00Z" }, Bool: { "aws:MultiFactorAuthPresent": true } })],
  "key administrator": [
    allow("Keys", ["kms:DescribeKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:EnableKeyRotation"], `arn:aws:kms:*:${account}:key/*`),
    allow("Use", ["kms:Decrypt", "kms:GenerateDataKey"], `arn:aws:kms:*:${account}:key/*`, { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }, "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/app-*" } }),
  ],
  "session manager": [
    allow("Start", "ssm:StartSession", [`arn:aws:ec2:*:${account}:instance/*`, "arn:aws:ssm:*::document/AWS-StartSSHSession"], { StringEquals: { "ssm:resourceTag/team": "${aws:PrincipalTag/team}" } }),
    allow("Own", ["ssm:TerminateSession", "ssm:ResumeSession"], "arn:aws:ssm:*:*:session/${aws:userid}-*"),
  ],
  "billing": [allow("Billing", ["ce:Get*", "ce:Describe*", "budgets:ViewBudget", "cur:DescribeReportDefinitions", "billing:GetBillingData"], "*")],
  "database by IAM": [allow("Connect", "rds-db:connect", `arn:aws:rds-db:eu-west-1:${account}:dbuser:*/app_\${aws:PrincipalTag/team}`)],
  "tags are kept": [
    allow("Create", "ec2:RunInstances", "*", { StringEquals: { "aws:RequestTag/team": ["payments", "search"] }, "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost-center"] }, Null: { "aws:RequestTag/team": "false" } }),
    deny("Retag", { Action: ["ec2:DeleteTags", "ec2:CreateTags"], Resource: "*", Condition: { StringNotEquals: { "ec2:CreateAction": "RunInstances" } } }),
  ],
  "identity center operator": [
    allow("Assign", ["sso:CreateAccountAssignment", "sso:DeleteAccountAssignment"], ["arn:aws:sso:::instance/ssoins-1234567890abcdef", "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/*", `arn:aws:sso:::account/${account}`]),
    allow("Look", ["sso:List*", "sso:Describe*", "identitystore:List*", "identitystore:Describe*", "organizations:List*"], "*"),
  ],
  "not the secrets": [{ Effect: "Deny", Action: "s3:*", NotResource: ["arn:aws:s3:::public", "arn:aws:s3:::public/*"] }],
};

test.each(Object.entries(policies))("%s", async (_, Statement) => {
  expect(await check({ Version: "2012-10-17", Statement })).toEqual([]);
});
