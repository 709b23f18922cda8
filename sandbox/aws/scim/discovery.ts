import { json, type WebReply } from "../../web/message";
import type { Fields } from "../input";
import { ENTERPRISE, enterpriseTexts, GROUP, listNames, lists, managerTexts, nameParts, texts, USER } from "./attributes";
import { ScimError } from "./errors";

const SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
const TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

type Options = Readonly<{ required?: boolean; uniqueness?: "none" | "server"; mutability?: "readWrite" | "immutable" }>;

/** One attribute as RFC 7643, 7 describes them; a reference names what it may point to. */
function attribute(name: string, type: string, { required = false, uniqueness = "none", mutability = "readWrite" }: Options = {}): Fields {
  const text = type === "string" || type === "reference" ? { caseExact: false } : {};
  return { name, type, multiValued: false, description: name, required, ...text, mutability, returned: "default", uniqueness, ...(type === "reference" ? { referenceTypes: ["external", "User"] } : {}) };
}

function complex(name: string, subAttributes: readonly Fields[], multiValued = false, required = false): Fields {
  return { name, type: "complex", multiValued, description: name, required, mutability: "readWrite", returned: "default", uniqueness: "none", subAttributes };
}

const string = (name: string): Fields => attribute(name, name === "$ref" || name === "profileUrl" ? "reference" : "string", { required: ["displayName", "givenName", "familyName"].includes(name) });

const schemas: readonly Fields[] = [
  {
    id: USER,
    name: "User",
    description: "User Account",
    attributes: [
      attribute("userName", "string", { required: true, uniqueness: "server" }),
      complex("name", nameParts.map(string), false, true),
      ...texts.map(string),
      attribute("active", "boolean"),
      ...listNames.map((name) => complex(name, [...lists[name].map(string), attribute("primary", "boolean")], true)),
    ],
  },
  {
    id: GROUP,
    name: "Group",
    description: "Group",
    attributes: [
      attribute("displayName", "string", { required: true, uniqueness: "server" }),
      complex("members", [attribute("value", "string", { mutability: "immutable" }), { ...attribute("type", "string", { mutability: "immutable" }), canonicalValues: ["User"] }], true),
    ],
  },
  {
    id: ENTERPRISE,
    name: "EnterpriseUser",
    description: "Enterprise User",
    attributes: [...enterpriseTexts.map(string), complex("manager", managerTexts.map(string))],
  },
].map((schema) => ({ ...schema, schemas: [SCHEMA], meta: { resourceType: "Schema", location: `/Schemas/${schema.id}` } }));

const resourceTypes: readonly Fields[] = [
  { id: "User", name: "User", endpoint: "/Users", description: "User Account", schema: USER, schemaExtensions: [{ schema: ENTERPRISE, required: false }] },
  { id: "Group", name: "Group", endpoint: "/Groups", description: "Group", schema: GROUP, schemaExtensions: [] },
].map((type) => ({ ...type, schemas: [TYPE], meta: { resourceType: "ResourceType", location: `/ResourceTypes/${type.id}` } }));

const GUIDE = "https://docs.aws.amazon.com/singlesignon/latest/userguide";

const providerConfig: Fields = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
  documentationUri: `${GUIDE}/manage-your-identity-source-idp.html`,
  authenticationSchemes: [{ type: "oauthbearertoken", name: "OAuth Bearer Token", description: "Authentication scheme using the OAuth Bearer Token Standard", specUri: "https://www.rfc-editor.org/info/rfc6750", documentationUri: `${GUIDE}/provision-automatically.html`, primary: true }],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 1, maxPayloadSize: 1_048_576 },
  filter: { supported: true, maxResults: 50 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
};

/** What the endpoint says of itself: the three read-only resources of RFC 7644, 4. AWS has no endpoint for one resource type. */
export function describe(resource: string, id: string | undefined): WebReply {
  if (resource === "ServiceProviderConfig" && id === undefined) return json(200, providerConfig);
  if (resource === "ResourceTypes" && id === undefined) return list(resourceTypes);
  if (resource === "Schemas" && id === undefined) return list(schemas);
  const schema = resource === "Schemas" ? schemas.find((one) => one["id"] === id) : undefined;
  if (schema === undefined) throw new ScimError(404, `there is no ${resource} ${id ?? ""}`.trim());
  return json(200, schema);
}

function list(resources: readonly Fields[]): WebReply {
  return json(200, { totalResults: resources.length, itemsPerPage: resources.length, startIndex: 1, schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], Resources: resources });
}
