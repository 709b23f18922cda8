import { AwsError } from "../errors";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { compare } from "../../../src/model/keys";
import { iam } from "../rules";
import type { SamlProvider } from "../saml-providers";
import type { AwsState } from "../state";

const MOST_TAGS = 50;

function named(input: Input, state: AwsState, action: string): SamlProvider {
  return state.samlProviders.get(state.account, action, input.text("SAMLProviderArn", iam.arn));
}

/** An empty list comes as an empty text. */
const given = (input: Input, name: string): boolean => input.has(name) && input.raw(name) !== "";

/** Keys of SAML providers' tags, unlike those of roles, are told apart by their case. */
function readTags(input: Input): Map<string, string> {
  const tags = given(input, "Tags") ? input.objects("Tags", 0, MOST_TAGS).map((tag): [string, string] => [tag.text("Key", iam.tagKey), tag.text("Value", iam.tagValue)]) : [];
  const read = new Map(tags);
  if (read.size < tags.length) throw new AwsError("InvalidInput", "Duplicate tag keys found.");
  const reserved = tags.find(([key]) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== undefined) throw new AwsError("InvalidInput", `The tag key ${reserved[0]} begins with aws:, which is reserved.`);
  return read;
}

function shownTags(tags: ReadonlyMap<string, string>): { readonly Key: string; readonly Value: string }[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value })).toSorted((a, b) => compare(a.Key, b.Key));
}

/** AWS's query protocol has times to the second. */
const time = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");

/** Encrypted assertions are not played here: better no answer than one that forgets them. */
function refuseEncryption(input: Input): void {
  for (const name of ["AssertionEncryptionMode", "AddPrivateKey", "RemovePrivateKey"]) if (input.has(name)) throw new Error(`the sandbox does not know ${name}`);
}

/** IAM's SAML providers. */
export const samlProviders: Operations = {
  CreateSAMLProvider(input, state) {
    const document = input.text("SAMLMetadataDocument", iam.metadata);
    const name = input.text("Name", iam.samlProviderName);
    const tags = readTags(input);
    refuseEncryption(input);
    const made = state.samlProviders.create(state.account, name, document, tags);
    return { SAMLProviderArn: made.arn, ...(tags.size === 0 ? {} : { Tags: shownTags(made.tags) }) };
  },
  GetSAMLProvider(input, state) {
    const { uuid, metadata, createdAt, validUntil, tags } = named(input, state, "GetSAMLProvider");
    return { SAMLProviderUUID: uuid, SAMLMetadataDocument: metadata.document, CreateDate: time(createdAt), ValidUntil: time(validUntil), Tags: shownTags(tags) };
  },
  UpdateSAMLProvider(input, state) {
    const document = input.optionalText("SAMLMetadataDocument", iam.metadata);
    refuseEncryption(input);
    const provider = named(input, state, "UpdateSAMLProvider");
    if (document !== undefined) state.samlProviders.update(provider, document);
    return { SAMLProviderArn: provider.arn };
  },
  DeleteSAMLProvider(input, state) {
    state.samlProviders.delete(named(input, state, "DeleteSAMLProvider"));
    return {};
  },
  ListSAMLProviders(_input, state) {
    return { SAMLProviderList: state.samlProviders.of(state.account).map(({ arn, validUntil, createdAt }) => ({ Arn: arn, ValidUntil: time(validUntil), CreateDate: time(createdAt) })) };
  },
  TagSAMLProvider(input, state) {
    const added = readTags(input);
    const { tags } = named(input, state, "TagSAMLProvider");
    if (new Map([...tags, ...added]).size > MOST_TAGS) throw new AwsError("LimitExceeded", `The number of tags has reached the maximum limit of ${MOST_TAGS}.`);
    for (const [key, value] of added) tags.set(key, value);
    return {};
  },
  UntagSAMLProvider(input, state) {
    const keys = given(input, "TagKeys") ? input.texts("TagKeys", iam.tagKey, 0, MOST_TAGS) : [];
    const { tags } = named(input, state, "UntagSAMLProvider");
    for (const key of keys) tags.delete(key);
    return {};
  },
  ListSAMLProviderTags(input, state) {
    const all = shownTags(named(input, state, "ListSAMLProviderTags").tags);
    const from = input.optionalText("Marker", iam.marker) ?? "";
    const count = Number(input.optionalText("MaxItems", iam.maxItems) ?? 100);
    if (count < 1 || count > 1000) throw new AwsError("ValidationException", "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000");
    // The marker is the last key before: it stays true when tags come and go between two pages.
    const rest = all.filter(({ Key }) => compare(Key, from) > 0);
    const page = rest.slice(0, count);
    return { Tags: page, IsTruncated: rest.length > count, ...(rest.length > count ? { Marker: page.at(-1)?.Key } : {}) };
  },
};
