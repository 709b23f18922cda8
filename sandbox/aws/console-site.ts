import { json, type Site, type WebReply, type WebRequest } from "../web/message";
import { ConsoleError } from "./console-error";
import { isFields, type Fields } from "./input";
import type { AwsState } from "./state";

const BASE = "/iam-identity-center";

/** The console's steps as JSON, for the host console.aws.amazon.com; a refusal is `{ problems }`. */
export function consoleSite({ console: steps }: AwsState): Site {
  return (request) => {
    try {
      return answer(request, steps);
    } catch (cause) {
      if (cause instanceof ConsoleError) return json(cause.status, { problems: cause.problems });
      throw cause;
    }
  };
}

function answer(request: WebRequest, steps: AwsState["console"]): WebReply {
  const { method, path } = request;
  const [, resource = "", id] = new RegExp(`^${BASE}/([a-z-]+)(?:/([^/]+))?$`).exec(path) ?? [];
  switch (`${method} ${resource}${id === undefined ? "" : "/{id}"}`) {
    case "GET settings": return json(200, steps.settings());
    case "POST identity-source": return json(200, steps.changeIdentitySource(text(readBody(request), "metadata")));
    case "POST certificates": return json(201, steps.addCertificate(text(readBody(request), "certificate")));
    // Without the colons, which a path would have to escape.
    case "DELETE certificates/{id}": return done(() => steps.removeCertificate(id?.toUpperCase().match(/../g)?.join(":") ?? ""));
    case "POST automatic-provisioning": return json(200, steps.enableAutomaticProvisioning());
    case "GET access-tokens": return json(200, steps.accessTokens());
    case "POST access-tokens": return json(201, steps.createAccessToken(date(readBody(request), "expires")));
    case "DELETE access-tokens/{id}": return done(() => steps.deleteAccessToken(id ?? ""));
    default: throw new ConsoleError([`the console has no ${method} ${path}`], 404);
  }
}

function done(act: () => void): WebReply {
  act();
  return { status: 204 };
}

/** An empty body is an empty object. */
function readBody({ body }: WebRequest): Fields {
  try {
    const value: unknown = JSON.parse(body === "" ? "{}" : body);
    if (isFields(value)) return value;
  } catch {
    // Falls through to the one error for both.
  }
  throw new ConsoleError(["the body is not a JSON object"]);
}

function text(body: Fields, name: string): string {
  const value = body[name];
  if (typeof value !== "string") throw new ConsoleError([`${name} must be a text`]);
  return value;
}

function date(body: Fields, name: string): Date | undefined {
  if (body[name] === undefined) return undefined;
  const value = new Date(text(body, name));
  if (Number.isNaN(value.getTime())) throw new ConsoleError([`${name} must be a date such as 2027-01-31T00:00:00Z`]);
  return value;
}
