import { accessKeyOf } from "../../../sandbox/aws/environment";
import { readXml } from "../../../src/saml/xml/read";
import type { XmlElement } from "../../../src/saml/xml/tree";

/** A value of IAM's XML: lists are `member`s. */
type Value = string | readonly Value[] | { readonly [name: string]: Value };

export interface IamAnswer {
  readonly status: number;
  readonly type: string;
  readonly xml: string;
  /** Members of the result, or of the error. */
  readonly members: { readonly [name: string]: Value };
  readonly requestId: string;
}

/** Asks IAM as SDKs do: a form in, XML out; lists are written as `["TagKeys.member.1", "team"]`. */
export async function iam(url: string, action: string, input: Readonly<Record<string, string>> | string = {}, account = "111122223333"): Promise<IamAnswer> {
  const body = typeof input === "string" ? input : new URLSearchParams({ Action: action, Version: "2010-05-08", ...input }).toString();
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyOf(account)}/20261124/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none`;
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", authorization }, body });
  const xml = await response.text();
  const { root } = readXml(xml);
  if (root === undefined || root.namespace !== "https://iam.amazonaws.com/doc/2010-05-08/") throw new Error(`not IAM's XML: ${xml.slice(0, 200)}`);
  const result = elements(root).find(({ name }) => name === `${action}Result` || name === "Error");
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    xml,
    members: result === undefined ? {} : (read(result) as IamAnswer["members"]),
    requestId: /<RequestId>([^<]*)</.exec(xml)?.[1] ?? "",
  };
}

function read(element: XmlElement): Value {
  const inside = elements(element);
  if (inside.length === 0) return element.children.map((child) => (child.kind === "text" ? child.text : "")).join("");
  if (inside.every(({ name }) => name === "member")) return inside.map(read);
  return Object.fromEntries(inside.map((one) => [one.name, read(one)]));
}

function elements(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.kind === "element");
}

/** `Tags.member.1.Key=…` */
export function tagged(tags: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(tags.flatMap(([key, value], index) => [[`Tags.member.${index + 1}.Key`, key], [`Tags.member.${index + 1}.Value`, value]]));
}
