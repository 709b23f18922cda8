import { takesResource } from "../action-fits";
import { parseArn } from "../arns";
import type { IamNames } from "../names";
import { prefixOf } from "./action-matcher";
import { describeReach, type Scope } from "./describe";
import { expandStatement, servicesNotLoaded, servicesOfStatement } from "./expand-actions";
import { policiesOf, type Policies, type PolicySources, type Unknown } from "./policies";
import { reachOf, type Reach } from "./reach";
import type { Statement } from "./statement";

/** What a session with one permission set can do, as far as the documents tell; worked out action by action when asked. */
export interface EffectiveAccess {
  /** How far `service:Name` (any case) is allowed; `permits` is empty where nothing allows it or all of it is denied. */
  readonly reach: (action: string) => Reach;
  /** The same for people; undefined where it is not allowed. */
  readonly scope: (action: string) => Scope | undefined;
  /**
   * Statements that allow the action by a wildcard on resources that it does not take, as far as is documented (`s3:*` on the objects of
   * a bucket and s3:CreateBucket): they are left out everywhere, but no reason for a "no".
   */
  readonly unfitting: (action: string) => readonly string[];
  /** Every allowed action in AWS's spelling, sorted; of services whose names are loaded, others by the pattern as it is written. */
  readonly actions: () => readonly string[];
  /** What would have to be known as well, a sentence each. `NOT_COMPUTED` is true besides. */
  readonly unknown: readonly string[];
  readonly policies: Policies;
}

/** Works out what these policies allow. Needs the names of the services named in them (`servicesOfAccess`) for `actions` and for wildcards alone. */
export function effectiveAccess(sources: PolicySources, names: IamNames): EffectiveAccess {
  return accessOf(policiesOf(sources), names);
}

/** The services whose names `actions` needs, for `loadIamNames`; `*` stands for all. */
export function servicesOfAccess({ statements }: Policies): readonly string[] {
  return [...new Set(statements.flatMap((one) => (one.effect === "Allow" ? servicesOfStatement(one) : [])))].toSorted();
}

/** Works out what policies allow that were read before. */
export function accessOf(policies: Policies, names: IamNames): EffectiveAccess {
  const { statements, boundary } = policies;
  const fits = fitter(names);
  const reaches = new Map<string, Reach>();
  // Of 22,000 actions most are in the same statements as many others.
  const reach = (action: string): Reach => {
    const [own, bounds] = [select(statements, action, fits), boundary === undefined ? undefined : select(boundary, action, fits)];
    const key = `${indexes(statements, own)}|${bounds === undefined ? "" : indexes(policies.boundary ?? [], bounds)}`;
    const known = reaches.get(key) ?? reachOf(own, bounds);
    reaches.set(key, known);
    return known;
  };
  return {
    reach,
    scope: (action) => describeReach(reach(action)),
    unfitting: (action) => [...new Set(statements.filter((one) => one.effect === "Allow" && one.actions.matches(action) && !fits(one, action)).map(({ source }) => source))],
    actions: () => [...new Set(statements.filter(({ effect }) => effect === "Allow").flatMap((one) => expandStatement(one, names)))].filter((action) => reach(action).permits.length > 0).toSorted(),
    unknown: [...policies.unknown.map(({ sentence }) => sentence), ...notExpanded(policies, names)],
    policies,
  };
}

/** Things that are not known and could change an answer about one action: only what may allow it, or what may take it away as well. */
export function unknownThings({ policies }: EffectiveAccess, may: Unknown["may"]): readonly Unknown[] {
  return policies.unknown.filter((one) => may === "deny" || one.may === "both");
}

function select(statements: readonly Statement[], action: string, fits: Fits): Statement[] {
  return statements.filter((one) => one.actions.matches(action, one.effect === "Deny") && (one.effect === "Deny" || fits(one, action)));
}

function indexes(all: readonly Statement[], some: readonly Statement[]): string {
  return some.map((one) => all.indexOf(one)).join(",");
}

function notExpanded({ statements }: Policies, names: IamNames): string[] {
  const services = new Set(statements.flatMap((one) => (one.effect === "Allow" ? servicesNotLoaded(one, names) : [])));
  return services.size === 0 ? [] : [`the action names of ${[...services].toSorted().join(", ")} are not loaded: wildcards over them are not listed action by action`];
}

type Fits = (statement: Statement, action: string) => boolean;

/** An action that is named stands; one that a wildcard brings along must be able to be about the statement's resources. */
function fitter(names: IamNames): Fits {
  const known = new Map<Statement, Map<string, boolean>>();
  return (statement, action) => {
    const { resources, actions } = statement;
    if (resources.kind !== "only" || resources.patterns.includes("*") || !actions.byWildcard(action)) return true;
    const forms = names.action(action)?.resourceForms;
    if (forms === undefined || !resources.patterns.every((one) => parseArn(one)?.complete === true)) return true;
    const answers = known.get(statement) ?? new Map<string, boolean>();
    known.set(statement, answers);
    const key = forms.length === 0 ? prefixOf(action) : forms.join(" ");
    const answer = answers.get(key) ?? takesResource(prefixOf(action), forms, resources.patterns, names);
    answers.set(key, answer);
    return answer;
  };
}
