import type { AwsServer } from "../../sandbox/aws/server";
import type { OktaSeed, OktaServer } from "../../sandbox/okta";
import type { Environment } from "../../src/model/environment";
import type { StackDraft } from "./stack-draft";

/** The local services behind one plan. */
export interface World {
  readonly aws: AwsServer;
  /** Undefined where the environment has no Okta. */
  readonly okta: OktaServer | undefined;
}

/** What is there, and applied, before anything changes. Scenarios of one start share one apply, unless they change the world. */
export interface Start {
  readonly environment: Environment;
  /** `YYYY-MM-DD`. @default the company's day */
  readonly today?: string;
  readonly okta?: OktaSeed;
  /** Display names of the groups that are in IAM Identity Center. @default all of the catalog */
  readonly groups?: readonly string[];
  /** What a person made by hand before the first apply. */
  readonly world?: (world: World) => void;
  /** A stack as somebody might have written it by hand, where this project would not synthesize it. */
  readonly stack?: (stack: StackDraft, world: World) => void;
  /** Values of Terraform variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether it is applied before the plan; the first plan of an environment is of one that is not. @default true */
  readonly applied?: boolean;
}

/** One recorded plan: what was there, what was edited or happened, and how it was planned. */
export interface Scenario {
  /** Name of the fixture's folder. */
  readonly name: string;
  /** One sentence: what a reviewer of this plan has to be told. */
  readonly shows: string;
  readonly start: Start;
  /** The data as edited. @default as it was */
  readonly after?: Environment;
  /** The day of the plan. @default the start's */
  readonly today?: string;
  /** What happened outside of Terraform since the apply. */
  readonly world?: (world: World) => void;
  /** Replaces the start's. */
  readonly stack?: (stack: StackDraft, world: World) => void;
  /** Address of a resource whose making broke off half-way, so that Terraform distrusts it. */
  readonly tainted?: string;
  /** Further arguments of `terraform plan`. */
  readonly plan?: readonly string[];
  /** Terraform ends with an error and writes the plan as far as it got. @default false */
  readonly fails?: boolean;
}
