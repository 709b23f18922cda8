import type { AwsSeed } from "../../../sandbox/aws/seed";
import { createSigningKey } from "../../../sandbox/okta/signing-key";
import { idpMetadata } from "../../../src/saml/signer/metadata";
import { type Client, digList, digText, digTexts, startClient } from "./client";

type Json = Record<string, unknown>;

export interface ScimAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  /** What the sandbox adds to AWS's few words. */
  readonly why: string;
}

/** A sandbox whose console steps are done, spoken to as an identity provider does. */
export interface ScimClient extends Client {
  /** `<server>/<tenant>/scim/v2`, as it is entered at Okta. */
  readonly base: string;
  readonly token: string;
  readonly scim: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ScimAnswer>;
  /** Makes one and gives its id. */
  user(name: string, more?: Json): Promise<string>;
  group(name: string, members?: readonly string[]): Promise<string>;
  /** The user names in a group, as the identity store's API lists them. */
  members(group: string): Promise<string[]>;
}

export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
export const absent = "00000000-0000-4000-8000-000000000000";
export const UNPARSABLE = "Request is unparsable, syntactically incorrect, or violates schema.";

export const patch = (...Operations: unknown[]): Json => ({ schemas: [PATCH], Operations });

/** A user as Okta posts it. */
export function oktaUser(userName: string, more: Json = {}): Json {
  return {
    schemas: [USER],
    userName,
    name: { givenName: "Ann", familyName: "Archer" },
    emails: [{ primary: true, value: `${userName}.mail`, type: "work" }],
    displayName: "Ann Archer",
    locale: "en-US",
    externalId: `ext-${userName}`,
    groups: [],
    active: true,
    ...more,
  };
}

const signingKey = createSigningKey("acme", { now: new Date("2026-01-01"), notAfter: new Date("2036-01-01") });

export async function metadata(more: readonly string[] = []): Promise<string> {
  const { certificate } = await signingKey;
  return idpMetadata({ issuer: "http://www.okta.com/exk1acme", certificate }, "https://acme.okta.com/app/amazon_aws_sso/exk1acme/sso/saml", { moreCertificates: more });
}

export async function startScim(seed: Partial<AwsSeed> = {}): Promise<ScimClient> {
  const client = await startClient(seed);
  const { console: steps } = client.aws.state;
  steps.changeIdentitySource(await metadata());
  const base = `${client.aws.url}/${steps.enableAutomaticProvisioning().tenant}/scim/v2`;
  const { token } = steps.createAccessToken();
  const scim: ScimClient["scim"] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json", ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers, why: response.headers.get("x-sandbox-why") ?? "" };
  };
  const made = ({ status, body }: ScimAnswer): string => {
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return digText(body, "id");
  };
  return {
    ...client,
    base,
    token,
    scim,
    user: async (name, more) => made(await scim("POST", "/Users", oktaUser(name, more))),
    group: async (name, members = []) => made(await scim("POST", "/Groups", { schemas: [GROUP], displayName: name, members: members.map((value) => ({ value })) })),
    async members(group) {
      const listed = digList(await client.ids("ListGroupMemberships", { GroupId: group }), "GroupMemberships");
      return digTexts(listed.map((one) => client.aws.state.users.get(digText(one, "MemberId", "UserId"))), "userName");
    },
  };
}
