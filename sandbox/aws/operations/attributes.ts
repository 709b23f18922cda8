import { AwsError, conflict, notFound } from "../errors";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { sso } from "../rules";
import type { AccessControlAttribute } from "../state";
import { requireInstance } from "./instances";

function read(input: Input): AccessControlAttribute[] {
  const attributes = input.object("InstanceAccessControlAttributeConfiguration").objects("AccessControlAttributes", 0, 50).map((attribute) => ({
    key: attribute.text("Key", sso.attributeKey),
    source: attribute.object("Value").texts("Source", sso.attributeSource, 1, 1).join(""),
  }));
  const keys = attributes.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new AwsError("ValidationException", `Duplicate access control attribute key: ${twice}`);
  return attributes;
}

/** Attributes for access control (ABAC). */
export const attributes: Operations = {
  CreateInstanceAccessControlAttributeConfiguration(input, state) {
    requireInstance(input, state);
    const wanted = read(input);
    if (state.attributes !== undefined) throw conflict("Instance access control attribute configuration already exists.");
    state.attributes = wanted;
    return {};
  },
  DescribeInstanceAccessControlAttributeConfiguration(input, state) {
    requireInstance(input, state);
    if (state.attributes === undefined) throw notFound("Instance access control attribute configuration not found.");
    const list = state.attributes.map(({ key, source }) => ({ Key: key, Value: { Source: [source] } }));
    return { Status: "ENABLED", InstanceAccessControlAttributeConfiguration: { AccessControlAttributes: list } };
  },
  UpdateInstanceAccessControlAttributeConfiguration(input, state) {
    requireInstance(input, state);
    const wanted = read(input);
    if (state.attributes === undefined) throw notFound("Instance access control attribute configuration not found.");
    state.attributes = wanted;
    return {};
  },
  DeleteInstanceAccessControlAttributeConfiguration(input, state) {
    requireInstance(input, state);
    if (state.attributes === undefined) throw notFound("Instance access control attribute configuration not found.");
    state.attributes = undefined;
    return {};
  },
};
