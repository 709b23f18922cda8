import { startAws, type AwsServer } from "../../../sandbox/aws/server";
import type { AwsSeed } from "../../../sandbox/aws/seed";

type Body = Record<string, unknown>;

/** A running sandbox, spoken to as an SDK does. */
export interface Client {
  readonly aws: AwsServer;
  readonly instance: string;
  readonly store: string;
  sso(operation: string, input?: Body): Promise<Body>;
  ids(operation: string, input?: Body): Promise<Body>;
  org(operation: string, input?: Body): Promise<Body>;
  /** Every page of a listing, joined; `sizes` are the pages' lengths. */
  pages(list: (token: Body) => Promise<Body>, member: string): Promise<{ all: unknown[]; sizes: number[] }>;
}

export const account = "111122223333";

/** The member at the end of a path, `dig(answer, "PermissionSet", "PermissionSetArn")`; undefined where the path ends early. */
export function dig(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((there, name) => (typeof there === "object" && there !== null ? Reflect.get(there, name) : undefined), value);
}

export function digList(value: unknown, ...path: string[]): unknown[] {
  const found = dig(value, ...path);
  if (!Array.isArray(found)) throw new Error(`no list ${path.join(".")} in ${JSON.stringify(value)}`);
  return found;
}

export function digText(value: unknown, ...path: string[]): string {
  const found = dig(value, ...path);
  if (typeof found !== "string") throw new Error(`no text ${path.join(".")} in ${JSON.stringify(value)}`);
  return found;
}

export function digTexts(list: readonly unknown[], ...path: string[]): string[] {
  return list.map((one) => digText(one, ...path)).toSorted((a, b) => a.localeCompare(b));
}

export async function post(url: string, target: string, body: string): Promise<{ status: number; body: string; type: string }> {
  const response = await fetch(url, { method: "POST", headers: { "x-amz-target": target, "content-type": "application/x-amz-json-1.1" }, body });
  return { status: response.status, body: await response.text(), type: response.headers.get("content-type") ?? "" };
}

function readObject(text: string): Body {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Gives the output, or, for an error, `{ error, message }` and its further members. */
async function call(url: string, target: string, input: Body): Promise<Body> {
  const answer = await post(url, target, JSON.stringify(input));
  if (answer.status === 200) return readObject(answer.body);
  const { __type, Message, RequestId: _different, ...members } = readObject(answer.body);
  return { error: __type, message: Message, ...members };
}

export async function startClient(seed: Partial<AwsSeed> = {}): Promise<Client> {
  const aws = await startAws({ account, ...seed });
  const instance = aws.state.instanceArn;
  const store = aws.state.directory.id;
  return {
    aws,
    instance,
    store,
    sso: (operation, input = {}) => call(aws.url, `SWBExternalService.${operation}`, { InstanceArn: instance, ...input }),
    ids: (operation, input = {}) => call(aws.url, `AWSIdentityStore.${operation}`, { IdentityStoreId: store, ...input }),
    org: (operation, input = {}) => call(aws.url, `AWSOrganizationsV20161128.${operation}`, input),
    async pages(list, member) {
      const [all, sizes]: [unknown[], number[]] = [[], []];
      let token: Body = {};
      do {
        const answer = await list(token);
        const items = digList(answer, member);
        all.push(...items);
        sizes.push(items.length);
        token = answer["NextToken"] === undefined ? {} : { NextToken: answer["NextToken"] };
      } while (token["NextToken"] !== undefined);
      return { all, sizes };
    },
  };
}
