import { openFrontDoor } from "../../../sandbox/web/front-door";
import { Browser } from "../../../sandbox/web/browser";
import { scimSite } from "../../../sandbox/aws/scim/site";
import { dig, digList, digText } from "./client";
import { oktaUser, patch, startScim, type ScimClient } from "./scim-client";

/** What Okta does at each event, request by request (Okta's SCIM 2.0 reference). */
class Okta {
  constructor(private readonly to: ScimClient) {}

  /** The check of "Test API Credentials". */
  async connects(): Promise<boolean> {
    const users = await this.to.scim("GET", "/Users?startIndex=1&count=2");
    const groups = await this.to.scim("GET", "/Groups?startIndex=1&count=100");
    return users.status === 200 && groups.status === 200;
  }

  async assign(userName: string): Promise<string> {
    const filter = encodeURIComponent(`userName eq "${userName}"`);
    const found = await this.to.scim("GET", `/Users?filter=${filter}&startIndex=1&count=100`);
    const [there] = digList(found.body, "Resources");
    if (there === undefined) return digText((await this.to.scim("POST", "/Users", oktaUser(userName))).body, "id");
    await this.to.scim("PUT", `/Users/${digText(there, "id")}`, { ...oktaUser(userName), id: dig(there, "id"), meta: dig(there, "meta") });
    return digText(there, "id");
  }

  async unassign(id: string): Promise<void> {
    await this.to.scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
  }

  async pushGroup(displayName: string, members: readonly string[]): Promise<string> {
    const made = await this.to.scim("POST", "/Groups", { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName, members: [] });
    const id = digText(made.body, "id");
    await this.to.scim("PATCH", `/Groups/${id}`, patch({ op: "replace", value: { id, displayName } }));
    await this.to.scim("PATCH", `/Groups/${id}`, patch({ op: "add", path: "members", value: members.map((value) => ({ value, display: "x" })) }));
    return id;
  }

  async changeMembers(id: string, out: readonly string[], into: readonly string[]): Promise<void> {
    await this.to.scim("PATCH", `/Groups/${id}`, patch(...out.map((value) => ({ op: "remove", path: `members[value eq "${value}"]` })), { op: "add", path: "members", value: into.map((value) => ({ value, display: "x" })) }));
  }
}

let client: ScimClient;
beforeEach(async () => {
  client = await startScim();
});
afterEach(() => client.aws.close());

test("Okta connects, assigns, pushes, changes members, takes a person away and brings them back; every request is taken", async () => {
  const okta = new Okta(client);
  expect(await okta.connects()).toBe(true);
  const [ann, bob] = [await okta.assign("ann@example.com"), await okta.assign("bob@example.com")];
  const group = await okta.pushGroup("aws-engineers", [ann]);
  expect(await client.members(group)).toEqual(["ann@example.com"]);
  await okta.changeMembers(group, [ann], [bob]);
  expect(await client.members(group)).toEqual(["bob@example.com"]);
  await okta.unassign(ann);
  expect(client.aws.state.directory.user(ann).active).toBe(false);
  expect(await okta.assign("ann@example.com")).toBe(ann);
  expect(client.aws.state.directory.user(ann).active).toBe(true);
  expect(client.aws.calls().filter(({ service, status }) => service === "scim" && status >= 300)).toEqual([]);
});

test("it is the same store behind the host of SCIM at the front door", async () => {
  await client.user("ann");
  const { state } = client.aws;
  const door = await openFrontDoor();
  door.serve("scim.eu-west-1.amazonaws.com", scimSite(state));
  const { endpoint } = state.console.enableAutomaticProvisioning();
  expect(endpoint).toMatch(/^https:\/\/scim\.eu-west-1\.amazonaws\.com\/[0-9a-f-]{36}\/scim\/v2$/);
  const { status, text } = await new Browser(door).fetch(`${endpoint}/Users`, { authorization: `Bearer ${client.token}` });
  expect([status, dig(JSON.parse(text), "totalResults")]).toEqual([200, 1]);
  expect((await new Browser(door).fetch("https://scim.eu-west-1.amazonaws.com/")).status).toBe(404);
  await door.close();
});
