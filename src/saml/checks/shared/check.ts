import type { Expectations } from "../../expectations";
import type { Finding } from "../../finding";
import type { SamlInput } from "../../input/input";
import type { AssertionView, ResponseView } from "../../response/view";
import type { SignatureReport } from "../../signature/verdict";
import type { JudgedBy } from "../../when";
import type { OtherMessage } from "./others";
import type { Unchecked } from "./unchecked";

/** What a check may need beyond the response itself; where one is missing the check is named as not made. */
export type Needs = { readonly [K in keyof Expectations]-?: NonNullable<Expectations[K]> } & {
  /** The one assertion that can be read. */
  readonly assertion: AssertionView;
  /** At least one signature. */
  readonly signatures: readonly SignatureReport[];
  /** The certificates (base64 DER) under which a signature verified. */
  readonly signedBy: readonly string[];
  /** The certificates (base64 DER) to compare these with: what IAM Identity Center has where that is known, else what Okta's metadata has. */
  readonly signers: { readonly by: Source; readonly certificates: readonly string[] };
  /** The issuer to compare with, likewise. */
  readonly trustedIssuer: { readonly by: Source; readonly value: string };
  /** When it reached AWS, or was about to. */
  readonly received: Date;
  readonly relayState: string;
  readonly postedTo: string;
  /** Further messages of the same container. */
  readonly otherMessages: readonly OtherMessage[];
};

/** Who says what is right: IAM Identity Center itself, or Okta's metadata. */
export type Source = "identity-center" | "okta-metadata";

/** All that a check sees. */
export interface CheckContext {
  readonly input: SamlInput;
  readonly view: ResponseView;
  readonly reports: readonly SignatureReport[];
  /** What the gate before the verification found; never empty where a signature was refused for its structure. */
  readonly faults: readonly Finding[];
  /** The moment that the response is judged at, and how it is known. */
  readonly at: Date;
  readonly judgedBy: JudgedBy;
  /** The moment of the check: what will be needed tomorrow is judged by it. */
  readonly now: Date;
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
  /** What was compared with what, where that depends on what is known. */
  readonly named?: (context: CheckContext) => string;
  /** Whether there was something to look at, where that depends on the signatures; where not, finding nothing is no pass. */
  readonly looked?: (context: CheckContext) => boolean;
  /** What it leaves open though it ran, and instead of the usual words where it did not. */
  readonly open?: (context: CheckContext) => readonly Unchecked[];
}

interface Written<Id extends string, N extends keyof Needs> extends Pick<Check, "id" | "about" | "named" | "looked" | "open"> {
  readonly needs?: readonly N[];
  readonly finds: readonly Id[];
  check(context: CheckContext & { readonly needed: Pick<Needs, N> }): Found<Id>[];
}

/** Makes a check; a finding whose id it does not list does not compile, and it runs only where all it needs is known. */
export function defineCheck<const Id extends string, const N extends keyof Needs = never>(written: Written<Id, N>): Check {
  const { needs = [] } = written;
  return {
    ...written,
    needs,
    check: (context) => {
      const { known } = context;
      return has(known, needs) ? written.check({ ...context, needed: known }) : [];
    },
  };
}

function has<N extends keyof Needs>(known: Partial<Needs>, needs: readonly N[]): known is Partial<Needs> & Pick<Needs, N> {
  return needs.every((need) => known[need] !== undefined);
}
