export const STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** The answer of sts:GetCallerIdentity, in the query protocol's XML. */
export function callerIdentity(account: string, requestId: string): string {
  return `<GetCallerIdentityResponse xmlns="${STS_NAMESPACE}"><GetCallerIdentityResult><Arn>arn:aws:sts::${account}:assumed-role/sandbox/session</Arn><UserId>AROASANDBOX:session</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}
