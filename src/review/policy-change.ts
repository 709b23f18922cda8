/** An action that a permission set lets a session do, more or less than before. */
export interface ActionLine {
  /** `service:Action`, in AWS's spelling; `*` for every action. */
  readonly action: string;
  /** Where it stands: a managed policy, or a statement of the inline policy. */
  readonly from: string;
  /** What limits it, where something does. */
  readonly limits?: string;
}

/** Policies of a permission set compared as what they let a session do. */
export interface PolicyChange {
  readonly gained: readonly ActionLine[];
  readonly lost: readonly ActionLine[];
  /** The same action on more resources, or under fewer conditions. */
  readonly widened: readonly ActionLine[];
  readonly narrowed: readonly ActionLine[];
  /** The same by service, for people: `s3: 12 actions (all of s3:Get*, s3:PutObject)`. */
  readonly summaries: { readonly gained: readonly string[]; readonly lost: readonly string[]; readonly widened: readonly string[]; readonly narrowed: readonly string[] };
  /** Actions gained with which a session can give itself more than it has, with the reason. */
  readonly escalations: readonly { readonly action: string; readonly why: string; /** On some resources or under conditions only. */ readonly limited?: true }[];
  /** Whether it can do (nearly) everything, before and after. */
  readonly adminLike: { readonly before: boolean; readonly after: boolean };
  /** Why it counts as able to do everything from now on, where it did not before. */
  readonly adminWhat?: string;
  /** What of the inline policy afterwards is no policy that could be read, as sentences: then nothing is known of it, least of all that it allows less. */
  readonly unreadable?: readonly string[];
  /** What this comparison does not know, as sentences: never counted as "nothing". */
  readonly unknown: readonly string[];
}
