/** What is written into `required_providers`, and which release the committed schema in `.gen/schema` was read from. */
interface ProviderVersion {
  readonly name: string;
  readonly source: string;
  readonly constraint: string;
  /** The constraint in numbers, to look for a provider on this machine. */
  readonly range: { readonly atLeast: string; readonly below: string };
  readonly schema: string;
}

/** The prebuilt bindings pin what they were generated from (aws ~> 6, okta ~> 4); these are the releases this project was run with. */
export const versions = {
  aws: { name: "aws", source: "hashicorp/aws", constraint: ">= 5.100.0, < 7.0.0", range: { atLeast: "5.100.0", below: "7.0.0" }, schema: "5.100.0" },
  okta: { name: "okta", source: "okta/okta", constraint: ">= 6.12.0, < 7.0.0", range: { atLeast: "6.12.0", below: "7.0.0" }, schema: "6.12.0" },
} as const satisfies Record<string, ProviderVersion>;

export type ProviderName = keyof typeof versions;
