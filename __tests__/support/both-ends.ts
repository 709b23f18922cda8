import { startAws, type AwsServer } from "../../sandbox/aws/server";
import { signInSites, type SignInSites } from "../../sandbox/aws/sign-in";
import { ProvisioningAgent, signInSite, startOkta, type OktaServer } from "../../sandbox/okta";
import type { App } from "../../sandbox/okta/apps";
import { samlMetadata } from "../../sandbox/okta/saml-metadata";
import type { OktaPages } from "../../sandbox/okta/sign-in/site";
import { Browser, type Shown } from "../../sandbox/web/browser";
import { openFrontDoor, type FrontDoor } from "../../sandbox/web/front-door";
import { audience } from "../../src/model/region";

export const ANA = "ana@tarnholt.example";
const STORE = "d-9067f1e2d3";
const TENANT = "0a1b2c3d";

/** Okta and AWS, federated and provisioned as the console guide has it, without Terraform: one person, one pushed group, one grant. */
export interface BothEnds {
  readonly okta: OktaServer;
  readonly aws: AwsServer;
  readonly app: App;
  readonly door: FrontDoor;
  readonly signIn: SignInSites;
  /** Okta's clock runs ahead by this. */
  skew(milliseconds: number): void;
  /** Gives Okta a token; makes a new one where none is given. */
  connect(token?: string): ProvisioningAgent;
  readonly sessionToken: OktaPages["sessionToken"];
  /** Signs Ana in from the AWS start URL, in a browser of her own. */
  enter(): Promise<{ readonly browser: Browser; readonly shown: Shown }>;
  close(): Promise<void>;
}

export async function federated(): Promise<BothEnds> {
  let ahead = 0;
  const acs = `https://eu-west-1.signin.aws/platform/saml/acs/${TENANT}`;
  const okta = await startOkta({
    name: "tarnholt",
    clock: () => new Date(Date.now() + ahead),
    users: [{ login: ANA, email: ANA, firstName: "Ana", lastName: "Silva", displayName: "Ana Silva", department: "Refinery" }],
    groups: [{ name: "AWS users" }, { name: "AWS Engineers", members: [ANA] }],
    apps: [{ label: "AWS", acsURL: acs, entityID: audience("eu-west-1", STORE), provisioning: true }],
  });
  const aws = await startAws({ account: "111122223333", identityStoreId: STORE, acsTenant: TENANT, organization: { accounts: [{ id: "222233334444", name: "Payments Prod", email: "aws+payments@tarnholt.example" }] } });
  const door = await openFrontDoor();
  const app = okta.org.apps.labelled("AWS");
  if (app === undefined) throw new Error("no app");
  okta.org.enroll(ANA, "push");
  okta.org.assignments.put(app.id, okta.org.groups.named("AWS users")?.id ?? "");
  okta.org.addMember(okta.org.groups.named("AWS users")?.id ?? "", ANA);
  okta.org.mappings.add(app, { sourceGroupId: okta.org.groups.named("AWS Engineers")?.id ?? "", targetGroupName: "AWS Engineers", status: "ACTIVE" });
  const { console } = aws.state;
  console.changeIdentitySource(samlMetadata(app, okta.org.apps.key(app.id, app.kid), okta.org.base));
  const { tenant } = console.enableAutomaticProvisioning();
  const connect = (token = console.createAccessToken().token): ProvisioningAgent => new ProvisioningAgent(okta.org, app.id, { endpoint: `${aws.url}/${tenant}/scim/v2`, token }, { sleep: async () => undefined });
  await connect().run();
  aws.state.addPermissionSet("ReadOnly", { description: "Look" });
  aws.state.assign("AWS Engineers", "ReadOnly", "222233334444");
  const signIn = signInSites(aws.state, {
    acsTenant: TENANT,
    isActive: ({ active }) => active,
    identitySource: () => {
      const { provider } = console.settings();
      return provider === undefined ? undefined : { issuer: provider.issuer, signInUrl: provider.signInUrls.find(({ binding }) => binding.endsWith("Redirect"))?.location ?? "", certificates: provider.certificates.map(({ base64 }) => base64) };
    },
  });
  for (const [host, site] of signIn.sites) door.serve(host, site);
  const { host, site, sessionToken } = signInSite(okta.org);
  door.serve(host, site);
  return {
    okta, aws, app, door, signIn, connect, sessionToken,
    skew: (milliseconds) => void (ahead = milliseconds),
    enter: async () => {
      const browser = new Browser(door);
      const login = await browser.open(signIn.instance.startUrl);
      const factor = await browser.submit(login, { username: ANA, password: okta.org.passwordOf(ANA) });
      return { browser, shown: factor.forms.some(({ action }) => action.includes("push/approve")) ? await browser.submit(factor, {}, "push/approve") : factor };
    },
    close: async () => {
      await door.close();
      await okta.close();
      await aws.close();
    },
  };
}
