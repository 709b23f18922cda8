import { managedPolicyDocument } from "../managed-documents";
import { managedPoliciesSource } from "../managed-policies";
import { readDocument, type ReadDocument, type Statement } from "./statement";

/** The policies of one permission set, as its data or a plan names them. */
export interface PolicySources {
  /** AWS managed policies, name with path (`job-function/ViewOnlyAccess`). */
  readonly managed: readonly string[];
  /** Policies of the customer's own, path and name (`/platform/NetworkOperations`): their documents are in the accounts. */
  readonly customerManaged: readonly string[];
  /** The parsed document, or `"unknown"` where it is known only after apply. */
  readonly inline?: unknown;
  /** The permissions boundary, or nothing. */
  readonly boundary?: BoundarySource | undefined;
}

export type BoundarySource = { readonly kind: "aws-managed"; readonly name: string } | { readonly kind: "customer-managed"; readonly name: string };

/** A thing that would have to be known to know all; equal keys are the same thing, none is never the same as another. */
export interface Unknown {
  readonly key: string | undefined;
  readonly sentence: string;
  /** Whether it can only take away, or give as well. */
  readonly may: "deny" | "both";
}

/** What the policies say, as far as their documents are known. */
export interface Policies {
  readonly statements: readonly Statement[];
  /** Undefined where there is no boundary, or none whose document is known. */
  readonly boundary: readonly Statement[] | undefined;
  readonly unknown: readonly Unknown[];
}

/** What no answer takes into account, for whoever prints one: it is true of every one of them. */
export const NOT_COMPUTED: readonly string[] = [
  "service control and resource control policies of the organization, which can take away",
  "policies of resources (buckets, keys, roles to assume), which can give and take away",
  "session policies, and whether conditions hold in a session",
];

/** Documents of AWS never change while this runs, and are asked for again and again. */
const read = new Map<string, ReadDocument>();

/** Reads everything a permission set's policies say. Never throws, whatever the inline document is. */
export function policiesOf({ managed, customerManaged, inline, boundary }: PolicySources): Policies {
  const parts = [...new Set(managed)].toSorted().map(managedPart);
  if (inline !== undefined) parts.push(inlinePart(inline));
  const border = boundary === undefined ? undefined : boundaryPart(boundary);
  return {
    statements: parts.flatMap(({ statements }) => statements),
    boundary: border?.statements,
    unknown: [
      ...parts.flatMap(({ unknown }) => unknown),
      ...[...new Set(customerManaged)].toSorted().map((name): Unknown => ({ key: `customer ${name}`, may: "both", sentence: `the document of the customer-managed policy ${name} is in the accounts, not here: what it allows or denies is not computed` })),
      ...(border?.unknown ?? []),
    ],
  };
}

interface Part {
  readonly statements: readonly Statement[];
  readonly unknown: readonly Unknown[];
}

function managedPart(name: string): Part {
  const document = managedDocument(name, name);
  return document === undefined ? { statements: [], unknown: [{ key: `managed ${name}`, may: "both", sentence: `the AWS managed policy ${name} ${NEWER}: what it allows or denies is not computed` }] } : partOf(document);
}

function inlinePart(inline: unknown): Part {
  // Two that are not known yet need not be equal.
  if (inline === "unknown") return { statements: [], unknown: [{ key: undefined, may: "both", sentence: "the inline policy is known only after apply: what it allows or denies is not computed" }] };
  return partOf(readDocument("inline policy", inline));
}

function boundaryPart({ kind, name }: BoundarySource): { readonly statements: readonly Statement[] | undefined; readonly unknown: readonly Unknown[] } {
  const document = kind === "aws-managed" ? managedDocument(name, `boundary ${name}`) : undefined;
  if (document !== undefined) return partOf(document);
  return { statements: undefined, unknown: [{ key: `boundary ${kind} ${name}`, may: "deny", sentence: `the boundary ${name} ${kind === "customer-managed" ? "is in the accounts, not here" : NEWER}: what it takes away is not computed` }] };
}

/** Behind the name of a policy that the committed list lacks. */
const NEWER = `is not in the list of ${managedPoliciesSource.newestChange}`;

function managedDocument(name: string, called: string): ReadDocument | undefined {
  const known = read.get(called);
  if (known !== undefined) return known;
  const document = managedPolicyDocument(name);
  if (document === undefined) return undefined;
  const result = readDocument(called, document);
  read.set(called, result);
  return result;
}

function partOf({ statements, unreadable }: ReadDocument): Part {
  return { statements, unknown: unreadable.map(({ sentence, key }) => ({ key, may: "both", sentence })) };
}
