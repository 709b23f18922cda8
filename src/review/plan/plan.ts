/** A JSON object as Terraform wrote it. */
export type Values = Readonly<Record<string, unknown>>;

/** One resource as the plan has it: what it is, what happens to it, its values before and after. Sensitive values are replaced already. */
export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Key of the instance of a `for_each`, or number of a `count`. */
  readonly index?: string | number;
  readonly actions: readonly Action[];
  readonly before?: Values;
  readonly after?: Values;
  /** Attributes that Terraform marks as sensitive, in whole or in part: nobody sees what they are, or become. */
  readonly hidden: readonly string[];
  /** What of `after` is known only after the apply: `true` in the place of each such value. */
  readonly unknown: unknown;
  /** Why Terraform does it, in its own word: `delete_because_each_key`, `replace_because_cannot_update`. */
  readonly reason?: string;
  /** Attributes that force a replacement, as dotted paths. */
  readonly replacedBy: readonly string[];
  readonly previousAddress?: string;
  /** Id under which an existing thing is taken into the state. */
  readonly importing?: string;
  /** Set where this is an object left over from an earlier, failed replacement. */
  readonly deposed?: string;
}

export type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

/** A `check` of the configuration, with what it said when it did not hold. */
export interface CheckResult {
  readonly name: string;
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly messages: readonly string[];
}

/** A plan as `terraform show -json` gives it, read and freed of what is sensitive. */
export interface Plan {
  readonly terraform: string;
  readonly format: string;
  /** When it was made, ISO 8601. */
  readonly timestamp?: string;
  readonly changes: readonly ResourceChange[];
  /** What was changed outside of Terraform since the last apply: before is what the state said. */
  readonly drift: readonly ResourceChange[];
  readonly checks: readonly CheckResult[];
  /** Data sources that were read at plan, by address. */
  readonly lookups: ReadonlyMap<string, Values>;
  /** For a block (`type.name`) and an argument: the addresses that its expression refers to, longest first. */
  readonly references: (block: string, argument: string) => readonly string[];
  /** Whether an apply of it leaves nothing to do; false with `-target` or deferred actions. Undefined before Terraform 1.8. */
  readonly complete?: boolean;
  /** What the plan does besides changing resources, or by other means than the providers that are known: nobody reviews it as access. */
  readonly beyond: readonly string[];
  /** Where the providers act, as far as the configuration says it in clear. */
  readonly providers: unknown;
  /** Whether it was made with `-destroy`-like effect on everything: no resource is left. */
  readonly leavesNothing: boolean;
}

/** The file is not a plan that can be reviewed: says what it is instead and what to do. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
