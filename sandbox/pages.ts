import { consoleSite } from "./aws/console-site";
import { scimSite } from "./aws/scim/site";
import { signInSites, type SignInSites } from "./aws/sign-in";
import type { AwsState } from "./aws/state";
import { signInSite } from "./okta";
import type { OktaOrg } from "./okta/org";
import type { OktaPages } from "./okta/sign-in/site";
import { openFrontDoor, type FrontDoor } from "./web/front-door";

/** All that a browser reaches of both ends, behind one port. */
export interface Pages {
  readonly door: FrontDoor;
  readonly signIn: SignInSites;
  readonly okta: OktaPages | undefined;
}

/** Opens the front door with AWS's console steps, SCIM, sign-in and portal, and with Okta's pages where there is an Okta; `answered` hears of every request once it is done. */
export async function openPages(aws: AwsState, org: OktaOrg | undefined, answered?: () => void): Promise<Pages> {
  const door = await openFrontDoor(answered);
  const signIn = signInSites(aws, { identitySource: () => providerOf(aws), acsTenant: aws.console.acsTenant, isActive: ({ active }) => active });
  for (const [host, site] of signIn.sites) door.serve(host, site);
  door.serve("console.aws.amazon.com", consoleSite(aws));
  door.serve(`scim.${aws.region}.amazonaws.com`, scimSite(aws));
  const okta = org === undefined ? undefined : signInSite(org);
  if (okta !== undefined) door.serve(okta.host, okta.site);
  return { door, signIn, okta };
}

function providerOf(aws: AwsState) {
  const { provider } = aws.console.settings();
  const signInUrl = provider?.signInUrls.find(({ binding }) => binding.endsWith("HTTP-Redirect"))?.location;
  return provider === undefined || signInUrl === undefined ? undefined : { issuer: provider.issuer, signInUrl, certificates: provider.certificates.map(({ base64 }) => base64) };
}
