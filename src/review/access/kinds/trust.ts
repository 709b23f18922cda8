import type { ReadInstance } from ".";
import { readCertificate } from "../../../saml/metadata/certificate";
import { isRecord } from "../../plan/sensitive";
import { attribute, knownText, parsed } from "../instance";
import type { Lookups } from "../lookups";
import { factText, isFacts, UNKNOWN, type Fact } from "../model";

/** Session attributes travel under this prefix (AWS: attributes for access control). */
const ACCESS_CONTROL = "https://aws.amazon.com/SAML/Attributes/AccessControl:";

/** What a person calls the settings of the app; the two kinds of app spell some of them differently. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  ["label", "label of the app"],
  ["status", "status of the app"],
  ["preconfigured_app", "kind of app"],
  ["sso_url", "ACS URL"],
  ["acs_endpoints", "further ACS URLs"],
  ["audience", "audience"],
  ["recipient", "recipient"],
  ["destination", "destination"],
  ["user_name_template", "NameID"],
  ["subject_name_id_template", "NameID"],
  ["subject_name_id_format", "NameID format"],
  ["response_signed", "response is signed"],
  ["assertion_signed", "assertion is signed"],
  ["signature_algorithm", "signature algorithm"],
  ["digest_algorithm", "digest algorithm"],
  ["honor_force_authn", "honours ForceAuthn"],
  ["key_name", "name of the signing key"],
  ["key_id", "signing key"],
  ["certificate", "signing certificate"],
]);
/** Read elsewhere, or nothing that anybody decides about. */
const LEFT_OUT: ReadonlySet<string> = new Set(["id", "app_settings_json", "attribute_statements", "authentication_policy", "keys", "metadata", "metadata_url", "http_post_binding", "http_redirect_binding", "entity_key", "entity_url", "logo", "logo_url", "name", "timeouts", "embed_url", "features", "app_links_json"]);

export const trustKinds: readonly (readonly [string, ReadInstance])[] = [
  ["okta_app_saml", (instance, building, lookups) => {
    const { trust } = building;
    trust.set("the SAML app", instance.address);
    for (const name of new Set([...Object.keys(instance.values), ...(isRecord(instance.unknown) ? Object.keys(instance.unknown) : [])])) {
      const value = attribute(instance, name);
      if (name === "certificate" && typeof value === "string") trust.set("signing certificate", certificate(value));
      else if (!LEFT_OUT.has(name) && isSaid(value)) trust.set(SETTINGS.get(name) ?? `app setting ${name}`, value);
    }
    for (const [label, value] of settings(attribute(instance, "app_settings_json"))) trust.set(label, value);
    for (const [label, value] of statements(attribute(instance, "attribute_statements"))) trust.set(label, value);
    const policy = attribute(instance, "authentication_policy");
    if (policy !== null) trust.set("sign-on policy of the app", typeof policy === "string" ? lookups.oktaPolicy(policy) : madePolicy(lookups));
  }],
  ["aws_ssoadmin_instance_access_control_attributes", (instance, building) => {
    const list = attribute(instance, "attribute");
    for (const item of Array.isArray(list) ? list : []) {
      if (!isFacts(item) || typeof item.key !== "string") continue;
      const sources: readonly Fact[] = Array.isArray(item.value) ? item.value.flatMap((one: Fact) => (isFacts(one) && Array.isArray(one.source) ? one.source : [])) : [];
      building.trust.set(`session attribute ${item.key} (from the directory)`, single(sources));
    }
    if (list === UNKNOWN) building.cannotSay(instance.address, "which session attributes come from the directory");
  }],
];

/** A certificate by what people compare: the fingerprint, as AWS and Okta show it. */
function certificate(text: string): Fact {
  const facts = readCertificate(text);
  return facts === undefined ? text : `SHA-256 ${facts.fingerprint}`;
}

function settings(json: Fact): [string, Fact][] {
  if (json === UNKNOWN) return [["ACS URL", UNKNOWN], ["audience", UNKNOWN]];
  const value = parsed(json);
  if (!isFacts(value)) return [];
  const labels = new Map([["acsURL", "ACS URL"], ["entityID", "audience"]]);
  return Object.entries(value).filter(([, item]) => isSaid(item)).map(([key, item]) => [labels.get(key) ?? `app setting ${key}`, item]);
}

function statements(list: Fact): [string, Fact][] {
  if (list === UNKNOWN) return [["attribute statements", UNKNOWN]];
  return (Array.isArray(list) ? list : []).flatMap((item: Fact): [string, Fact][] => {
    if (!isFacts(item) || typeof item.name !== "string") return [];
    const { name, values = null, namespace = null, type, filter_type: filter, filter_value: filtered } = item;
    const label = name.startsWith(ACCESS_CONTROL) ? `session attribute ${name.slice(ACCESS_CONTROL.length)} (in the assertion)` : `SAML attribute ${name}`;
    const groups = type === "GROUP" ? { groups: `${factText(filter)} ${factText(filtered)}` } : {};
    return [[label, { value: Array.isArray(values) ? single(values) : values, namespace, ...groups }]];
  });
}

function single(list: readonly Fact[]): Fact {
  const [first, ...others] = list;
  return first !== undefined && others.length === 0 ? first : list;
}

function madePolicy({ instances }: Lookups): Fact {
  const made = instances.filter(({ type }) => type === "okta_app_signon_policy");
  return (made.length === 1 && made[0] !== undefined ? knownText(made[0], "name") : undefined) ?? UNKNOWN;
}

/** Not set, empty and false are Okta's defaults and say the same. */
function isSaid(value: Fact): boolean {
  return value !== null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
}
