/** One deviation of a synthesized stack from what the providers accept. */
export interface SchemaFinding {
  /** `aws_ssoadmin_permission_set.ReadOnly`, `data.okta_group.everyone`, `provider.okta`. */
  readonly address: string;
  /** The argument within it, `rule[0].priority`; empty for the block itself. */
  readonly path: string;
  readonly problem: string;
}

/** What a check says before the address is known. */
export type Problem = Omit<SchemaFinding, "address">;

export const problemAt = (path: string, problem: string): readonly Problem[] => [{ path, problem }];

export const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);
