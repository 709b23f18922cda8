import { AwsError, notFound, quotaExceeded } from "../errors";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import { sso } from "../rules";
import type { AwsState } from "../state";

const tagsPerResource = 50;

/** Reads Tags; a key that is given twice is an error. */
export function readTags(input: Input, max: number): [string, string][] {
  const tags = input.objects("Tags", 0, max).map((tag): [string, string] => [tag.text("Key", sso.tagKey), tag.text("Value", sso.tagValue)]);
  if (new Set(tags.map(([key]) => key)).size < tags.length) throw new AwsError("ValidationException", "Duplicate tag keys found.");
  const reserved = tags.find(([key]) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== undefined) throw new AwsError("ValidationException", `Tag key ${reserved[0]} uses the reserved prefix aws:`);
  return tags;
}

function tagsOf(input: Input, state: AwsState): Map<string, string> {
  const arn = input.text("ResourceArn", sso.taggableArn);
  const instance = input.optionalText("InstanceArn", sso.instanceArn);
  if (instance !== undefined && instance !== state.instanceArn) throw notFound("Instance not found.");
  return arn === state.instanceArn ? state.instanceTags : state.sets.get(arn).tags;
}

export const tags: Operations = {
  TagResource(input, state) {
    const there = tagsOf(input, state);
    const added = readTags(input, 75);
    const after = new Map([...there, ...added]);
    if (after.size > tagsPerResource) throw quotaExceeded(`The number of tags exceeds the limit of ${tagsPerResource}`);
    for (const [key, value] of added) there.set(key, value);
    return {};
  },
  UntagResource(input, state) {
    const there = tagsOf(input, state);
    for (const key of input.texts("TagKeys", sso.tagKey, 1, 75)) there.delete(key);
    return {};
  },
  ListTagsForResource(input, state) {
    const all = [...tagsOf(input, state)].map(([Key, Value]) => ({ Key, Value }));
    const { items, ...rest } = page(input, "ListTagsForResource", all, 75, sso.token);
    return { Tags: items, ...rest };
  },
};
