import { startOkta, type OktaSeed, type OktaServer } from "../../../sandbox/okta";
import { field, list, parseJson, text, type Json } from "../../../sandbox/okta/json";

export interface Answer {
  readonly status: number;
  readonly body: Json | undefined;
  readonly raw: string;
  readonly type: string | null;
  readonly links: string;
}

export interface Client {
  readonly okta: OktaServer;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
  readonly put: (path: string, body?: unknown) => Promise<Answer>;
  readonly patch: (path: string, body?: unknown) => Promise<Answer>;
  readonly remove: (path: string) => Promise<Answer>;
}

const running: OktaServer[] = [];

/** Starts an org of its own for one test; `stopAll` ends them. */
export async function connect(seed: OktaSeed = {}): Promise<Client> {
  const okta = await startOkta(seed);
  running.push(okta);
  const call = (method: string) => async (path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(path, okta.url), {
      method,
      headers: { authorization: "SSWS any", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const raw = await response.text();
    const { status, headers } = response;
    return { status, raw, body: parseJson(raw), type: headers.get("content-type"), links: headers.get("link") ?? "" };
  };
  return { okta, get: call("GET"), post: call("POST"), put: call("PUT"), patch: call("PATCH"), remove: call("DELETE") };
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((okta) => okta.close()));
}

export const id = (answer: Answer): string => text(field(answer.body, "id")) ?? "";

export const names = (answer: Answer): readonly string[] =>
  list(answer.body).map((item) => text(field(item, "name")) ?? text(field(field(item, "profile"), "name")) ?? "");

export const logins = (answer: Answer): readonly string[] =>
  list(answer.body).map((item) => text(field(field(item, "profile"), "login")) ?? "");

/** Where the next page is, or nothing. */
export const next = (answer: Answer): string | undefined => /<([^>]+)>; rel="next"/.exec(answer.links)?.[1];

export const ACS = "https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/11111111-2222-3333-4444-555555555555";
export const ENTITY = "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890";

export const catalogBody = {
  name: "amazon_aws_sso",
  label: "AWS IAM Identity Center",
  signOnMode: "SAML_2_0",
  settings: { app: { acsURL: ACS, entityID: ENTITY }, signOn: {} },
};

export const customBody = (signOn: object = {}) => ({
  label: "AWS custom",
  signOnMode: "SAML_2_0",
  settings: {
    signOn: {
      ssoAcsUrl: ACS,
      recipient: ACS,
      destination: ACS,
      audience: ENTITY,
      subjectNameIdTemplate: "${user.email}",
      subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
      signatureAlgorithm: "RSA_SHA256",
      digestAlgorithm: "SHA256",
      authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
      responseSigned: true,
      ...signOn,
    },
  },
});
