import type { Expectations } from "../../expectations";
import type { Finding } from "../../finding";
import type { SamlInput } from "../../input/input";
import type { OtherMessage } from "./others";
import type { AssertionView, ResponseView } from "../../response/view";
import type { SignatureReport } from "../../signature/verdict";

/** What a check may need beyond the response itself; where one is missing the check is named as not made. */
export type Needs = { readonly [K in keyof Expectations]-?: NonNullable<Expectations[K]> } & {
  /** The one assertion that can be read. */
  readonly assertion: AssertionView;
  /** Authentication contexts of which the response must name one. */
  readonly authnContexts: readonly string[];
  readonly relayState: string;
  readonly postedTo: string;
  /** Further messages of the same container. */
  readonly otherMessages: readonly OtherMessage[];
};

/** All that a check sees. */
export interface CheckContext {
  readonly input: SamlInput;
  readonly view: ResponseView;
  readonly reports: readonly SignatureReport[];
  /** What the gate before the verification found; never empty where a signature was refused for its structure. */
  readonly faults: readonly Finding[];
  /** The moment that the response is judged at. */
  readonly at: Date;
  /** Whether `at` is when the browser posted it, or merely the time of the check. */
  readonly atIsPosting: boolean;
  readonly known: Partial<Needs>;
}

/** A finding as a check gives it. */
export type Found<Id extends string = string> = Omit<Finding, "id"> & {
  readonly id: Id;
  /** What brought it about: of the findings with one cause the first, in the order of the checks, stands for all. A finding about safety shares one only with findings of its own id. */
  readonly cause?: string;
};

/** One check: a question about a response that has an id of its own. */
export interface Check {
  /** Stable id, a literal. */
  readonly id: string;
  /** What is checked, as the list of checks not made writes it. */
  readonly about: string;
  readonly needs: readonly (keyof Needs)[];
  /** Ids of the findings it can give. */
  readonly finds: readonly string[];
  readonly check: (context: CheckContext) => Found[];
}

interface Written<Id extends string, N extends keyof Needs> {
  readonly id: string;
  readonly about: string;
  readonly needs?: readonly N[];
  readonly finds: readonly Id[];
  check(context: CheckContext & { readonly needed: Pick<Needs, N> }): Found<Id>[];
}

/** Makes a check; a finding whose id it does not list does not compile, and it runs only where all it needs is known. */
export function defineCheck<const Id extends string, const N extends keyof Needs = never>(written: Written<Id, N>): Check {
  const needs = written.needs ?? [];
  return {
    id: written.id,
    about: written.about,
    needs,
    finds: written.finds,
    check: (context) => {
      const { known } = context;
      return has(known, needs) ? written.check({ ...context, needed: known }) : [];
    },
  };
}

function has<N extends keyof Needs>(known: Partial<Needs>, needs: readonly N[]): known is Partial<Needs> & Pick<Needs, N> {
  return needs.every((need) => known[need] !== undefined);
}
