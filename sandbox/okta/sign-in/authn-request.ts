import { inflateRawSync } from "node:zlib";
import { NS } from "../../../src/saml/names";
import { attribute } from "../../../src/saml/xml/tree";
import { readXml } from "../../../src/saml/xml/read";

/** What Okta reads of a request: it takes them from anybody, since it answers to registered addresses only. */
export interface AuthnRequest {
  readonly id: string;
  readonly acsUrl?: string;
  readonly acsIndex?: number;
  readonly forceAuthn: boolean;
}

export class BadRequest extends Error {}

/** More than any request has; bounds what a small deflated text may become. */
const MOST_BYTES = 256 * 1024;

/** Reads the parameter SAMLRequest: deflated in the redirect binding, plain in the POST binding. */
export function readAuthnRequest(parameter: string, binding: "redirect" | "post"): AuthnRequest {
  const bytes = base64(parameter);
  const { root } = readXml((binding === "redirect" ? inflated(bytes) : bytes).toString("utf8"));
  if (root === undefined) throw new BadRequest("the request is no XML that SAML allows");
  if (root.namespace !== NS.protocol || root.name !== "AuthnRequest") throw new BadRequest(`the request is a ${root.name}, not an AuthnRequest`);
  const [id, version] = [attribute(root, "ID") ?? "", attribute(root, "Version")];
  if (id === "") throw new BadRequest("the request has no ID");
  if (version !== "2.0") throw new BadRequest(`the request has version ${version ?? "none"}, not 2.0`);
  const acsUrl = attribute(root, "AssertionConsumerServiceURL");
  const index = attribute(root, "AssertionConsumerServiceIndex");
  if (index !== undefined && !/^\d{1,5}$/.test(index)) throw new BadRequest(`the request has the index ${index}, which is no number`);
  return {
    id,
    forceAuthn: ["true", "1"].includes(attribute(root, "ForceAuthn") ?? "false"),
    ...(acsUrl === undefined ? {} : { acsUrl }),
    ...(index === undefined ? {} : { acsIndex: Number(index) }),
  };
}

function base64(parameter: string): Buffer {
  const bare = parameter.replace(/\s+/g, "");
  if (bare === "" || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) throw new BadRequest("the request is not base64");
  return Buffer.from(bare, "base64");
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    throw new BadRequest("the request is not deflated, or too large");
  }
}
