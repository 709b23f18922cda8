import type { Construct } from "constructs";
import type { AttributeMapping } from "../model/attributes";
import { accessControlAttributes } from "../model/attributes";
import { SsoadminInstanceAccessControlAttributes } from "../providers/aws";
import { literal } from "../providers/expression";
import type { Instance } from "./instance";

/** The session attributes that IAM Identity Center reads from its own store; AWS has one such list an instance and no empty one. */
export function makeAccessControlAttributes(scope: Construct, mapping: AttributeMapping, instance: Instance): void {
  const attributes = accessControlAttributes(mapping);
  if (attributes.length === 0) return;
  const resource = new SsoadminInstanceAccessControlAttributes(scope, "access-control-attributes", {
    instanceArn: instance.arn,
    attribute: attributes.map(({ key, source }) => ({ key: literal(key), value: [{ source: [literal(source)] }] })),
  });
  resource.overrideLogicalId("attributes");
}
