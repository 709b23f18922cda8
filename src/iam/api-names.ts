/**
 * API operations that are no IAM action, and the actions that are asked for instead (Amazon S3 User Guide, "Required
 * permissions for Amazon S3 API operations"; AWS Budgets in the Service Authorization Reference): no edit distance finds these.
 */
const ACTIONS_BY_API_NAME: Readonly<Record<string, readonly string[]>> = {
  "s3:listobjects": ["s3:ListBucket"],
  "s3:listobjectsv2": ["s3:ListBucket"],
  "s3:headbucket": ["s3:ListBucket"],
  "s3:headobject": ["s3:GetObject"],
  "s3:listbuckets": ["s3:ListAllMyBuckets"],
  "s3:listobjectversions": ["s3:ListBucketVersions"],
  "s3:listmultipartuploads": ["s3:ListBucketMultipartUploads"],
  "s3:listparts": ["s3:ListMultipartUploadParts"],
  "s3:deleteobjects": ["s3:DeleteObject"],
  "s3:copyobject": ["s3:GetObject", "s3:PutObject"],
  "s3:createmultipartupload": ["s3:PutObject"],
  "s3:uploadpart": ["s3:PutObject"],
  "s3:completemultipartupload": ["s3:PutObject"],
  "s3:getbucketencryption": ["s3:GetEncryptionConfiguration"],
  "s3:putbucketencryption": ["s3:PutEncryptionConfiguration"],
  "s3:getbucketlifecycleconfiguration": ["s3:GetLifecycleConfiguration"],
  "s3:putbucketlifecycleconfiguration": ["s3:PutLifecycleConfiguration"],
  "s3:getpublicaccessblock": ["s3:GetBucketPublicAccessBlock"],
  "s3:putpublicaccessblock": ["s3:PutBucketPublicAccessBlock"],
  "budgets:createbudget": ["budgets:ModifyBudget"],
  "budgets:updatebudget": ["budgets:ModifyBudget"],
  "budgets:deletebudget": ["budgets:ModifyBudget"],
  "budgets:describebudget": ["budgets:ViewBudget"],
  "budgets:describebudgets": ["budgets:ViewBudget"],
  "lambda:invoke": ["lambda:InvokeFunction"],
  "lambda:updatefunction": ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"],
};

/** The IAM actions behind an API operation's name; none where the two have one name. */
export function actionsForApiName(action: string): readonly string[] {
  const name = action.toLowerCase();
  return Object.hasOwn(ACTIONS_BY_API_NAME, name) ? (ACTIONS_BY_API_NAME[name] ?? []) : [];
}

/** The API names that this knows, for the test that every action named here exists. */
export const apiNames = ACTIONS_BY_API_NAME;
