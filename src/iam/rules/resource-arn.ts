import { quote } from "../../model/problem";
import { parseArn, resourcesOf } from "../arns";
import type { ArnFields } from "../arns";
import type { PolicyRule } from "../rule";
import { matchesWildcard } from "../wildcards";

const PARTITIONS = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

/** `*` or an ARN whose partition exists and whose service has no wildcard (IAM User Guide, policy element Resource). */
export const resourceArn: PolicyRule = {
  id: "policy-resource-arn",
  check: ({ statements }) =>
    resourcesOf(statements).flatMap(({ where, value }) => {
      const fault = faultOf(parseArn(value), value);
      return fault === undefined ? [] : [{ severity: "error" as const, where, given: quote(value), ...fault }];
    }),
};

function faultOf(arn: ArnFields | undefined, text: string): { allowed: string; fix: string } | undefined {
  if (arn === undefined) return { allowed: '"*" or arn:partition:service:region:account:resource', fix: "write the ARN, e.g. arn:aws:s3:::bucket/*" };
  if (!PARTITIONS.some((partition) => matchesWildcard(arn.partition, partition))) return { allowed: `a partition: ${PARTITIONS.join(", ")} or a wildcard for them`, fix: "arn:aws:… in the commercial Regions" };
  if (!/^[a-z0-9-]+$/.test(arn.service)) return { allowed: "a service in lower case, without wildcards and variables", fix: "one ARN for each service, or *" };
  if (arn.resource === "") return { allowed: "a resource behind the fifth colon", fix: "name the resource, or * for all of the service" };
  // IAM completes arn:aws:sqs, but does not parse an ARN that leaves a field empty and stops (seen in IAM by the authors of moto).
  if (!arn.complete && text.includes("::")) return { allowed: "all six fields of the ARN", fix: "write them out; region and account may be empty or *" };
  return undefined;
}
