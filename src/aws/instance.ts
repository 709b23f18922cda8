import { Construct } from "constructs";
import { audience } from "../model/region";
import type { AwsSide } from "../model/environment";
import { DataAwsSsoadminInstances } from "../providers/aws";
import { Fn } from "../providers/core";

/** The instance's ARN as an expression. */
export const INSTANCE_ARN = "one(data.aws_ssoadmin_instances.instance.arns)";

/** The one IAM Identity Center instance that the credentials see, looked up so that no id of it is copied by hand. */
export class Instance extends Construct {
  readonly arn: string;
  readonly identityStoreId: string;
  /** SP entity id: derived, because AWS builds it from the Region and the identity store's id. */
  readonly audience: string;

  constructor(scope: Construct, id: string, aws: AwsSide) {
    super(scope, id);
    const instances = new DataAwsSsoadminInstances(this, "instances", {
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.arns) == 1}",
            errorMessage: `These credentials see no IAM Identity Center instance in ${aws.region}, or several. Use those of account "${aws.account}", and the instance's primary Region.`,
          },
          ...(aws.identityStore === undefined
            ? []
            : [{
                condition: `\${contains(self.identity_store_ids, "${aws.identityStore}")}`,
                errorMessage: `The identity store is not ${aws.identityStore}, which aws.identityStore names: these are the credentials of another organization, or the data is wrong.`,
              }]),
        ],
      },
    });
    instances.overrideLogicalId("instance");
    this.arn = Fn.one(instances.arns);
    this.identityStoreId = Fn.one(instances.identityStoreIds);
    this.audience = audience(aws.region, this.identityStoreId);
  }
}
