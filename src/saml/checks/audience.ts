import { quote } from "../../model/problem";
import { audience as audienceOf, partitionOf, type Region } from "../../model/region";
import { oldHostRegion, regionsOfAcs } from "../response/acs";
import { judgeAudience, judgeAudienceForm, readAudience, type AudienceMiss, type Spelling } from "./shared/audience";
import { defineCheck, type CheckContext, type Found, type Needs } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";
import { CLOSE, MISSING } from "./shared/unchecked";

type Kind = AudienceMiss["kind"];
type Id = Exclude<`audience-${Kind}`, "audience-no-store"> | "audience-no-instance" | "audience-acs-region";

const SPELLED: Readonly<Record<Spelling, string>> = { space: "has white space around it", slash: "ends in a slash", scheme: "begins with http, not https", case: "has upper case letters" };

const SAY: Readonly<Record<Kind, readonly [id: Id, title: string, fix: string]>> = {
  space: ["audience-space", `The audience ${SPELLED.space}`, `Copy the audience without it: ${FIX.audience}.`],
  slash: ["audience-slash", `The audience ${SPELLED.slash}`, `Take the slash away: ${FIX.audience}.`],
  scheme: ["audience-scheme", `The audience ${SPELLED.scheme}`, `Write https: ${FIX.audience}.`],
  case: ["audience-case", `The audience ${SPELLED.case}`, `Copy it as the console shows it: ${FIX.audience}.`],
  acs: ["audience-acs", "The ACS URL stands where the audience belongs", `The two fields were swapped or filled alike: ${FIX.audience}.`],
  roles: ["audience-roles", "The audience is that of AWS's federation with IAM roles, not of IAM Identity Center", `The app is Okta's AWS Account Federation, or was set up by its instructions: use the app AWS IAM Identity Center, or ${FIX.audience}.`],
  store: ["audience-store", "The audience is another identity store's", `The app belongs to another instance of IAM Identity Center, or the instance was made anew: ${FIX.audience}; the instance is the one that environments/federation.ts aws names.`],
  "no-store": ["audience-no-instance", "The audience names no instance of IAM Identity Center", `Its last part, d- and 10 characters, is missing: ${FIX.audience}.`],
  host: ["audience-host", "The audience has a host that no audience has", `The hosts of the ACS URL are not those of the audience: ${FIX.audience}.`],
  region: ["audience-region", "The audience is another Region's", `Start from this environment's own portal, or correct the app: ${FIX.audience}. With additional Regions the audience stays the primary Region's.`],
  other: ["audience-other", "The audience is another service provider's", `The response was made for another app: start from this app's tile, or correct the app: ${FIX.audience}.`],
  given: ["audience-given", "The audience given to compare with can't be right", "Correct the value that was given (--audience, or the file it came from): the one in the response has the form of an audience of IAM Identity Center."],
};

/** Every audience restriction names this instance (SAML core 2.5.1.4, profiles 4.1.4.2); where the instance is not known, one of the form and Region that it must have. */
export const audience = defineCheck({
  id: "audience",
  about: "the audience is exactly this instance of IAM Identity Center",
  needs: ["assertion"],
  finds: ["audience-space", "audience-slash", "audience-scheme", "audience-case", "audience-acs", "audience-roles", "audience-store", "audience-no-instance", "audience-host", "audience-other", "audience-given", "audience-region", "audience-acs-region"],
  named: ({ known: { audience: expected, region } }) => (expected === undefined ? `the audience has the form of an instance of IAM Identity Center${region === undefined ? "" : ` in ${region}`}` : "the audience is exactly the one that was given"),
  open: ({ known }) => (known.audience !== undefined || known.assertion === undefined ? [] : [{ what: "the audience is exactly this instance of IAM Identity Center", ...MISSING.audience, why: `${MISSING.audience.why}, so ${known.region === undefined ? "its form alone was" : "its form and Region alone were"} compared` }]),
  check: (context) =>
    (context.needed.assertion.conditions?.restrictions ?? []).flatMap((audiences): Found<Id>[] => {
      const { known } = context;
      const judged = audiences.map((one) => ({ one, miss: known.audience === undefined ? judgeAudienceForm(one.value, known.region) : judgeAudience(one.value, known.audience) }));
      // A blank audience is the finding of the check for the restriction.
      const [first] = judged;
      if (first === undefined || audiences.every(({ value }) => value.trim() === "")) return [];
      const right = judged.find(({ miss }) => miss === undefined);
      if (right !== undefined) return beside(right.one.value, context).map((one) => ({ ...one, at: right.one.at }));
      // The nearest of several says most; "another service provider" says least.
      const nearest = judged.find(({ miss }) => miss !== undefined && miss.kind !== "other") ?? first;
      return [{ ...finding(nearest.miss ?? { kind: "other" }, known), found: audiences.map(({ value }) => quote(value)).join(" or "), at: nearest.one.at }];
    }),
});

function finding(miss: AudienceMiss, { audience: expected, region }: Partial<Needs>): Omit<Found<Id>, "found"> {
  const [id, title, fix] = SAY[miss.kind];
  const also = (miss.also ?? []).map((one) => SPELLED[one]).join(", ");
  const more = miss.kind === "region" ? ` (${miss.region}${miss.partition ? ", in another AWS partition" : ""})` : miss.kind === "given" ? `: it ${also}, and differs from the response's in nothing else` : "";
  return {
    id,
    severity: "error",
    title: `${title}${more}${also === "" || miss.kind === "given" ? "" : `; it also ${also}`}`,
    expected: expected === undefined ? `${form(region)} (${SOURCE.awsSaml}; the last part is the identity store's id)` : `${quote(expected)}, exactly (${SOURCE.awsSaml}; SAML core 2.5.1.4)`,
    fix: miss.kind === "given" ? fix : `${fix}${expected === undefined ? ` The right value: ${CLOSE.audience.where}.` : ""}`,
    ...(miss.kind === "region" ? { cause: `region:${miss.region}` } : {}),
  };
}

function form(region: Region | undefined): string {
  return region === undefined ? "https://<region>.signin.aws.amazon.com/platform/saml/d-xxxxxxxxxx" : audienceOf(region, "d-xxxxxxxxxx");
}

/**
 * The audience names the primary Region, the ACS URL may be an additional Region's: where neither is known from elsewhere, two Regions may be
 * right and may be the mistake. The hosts of before February 2026 are given to primary Regions only, and no instance spans two partitions.
 */
function beside(value: string, { view, known }: CheckContext): Omit<Found<"audience-acs-region">, "at">[] {
  const own = readAudience(value)?.region;
  const url = view.destination?.value ?? known.assertion?.confirmations[0]?.recipient?.value ?? "";
  const acs = regionsOfAcs(url);
  const [region] = acs;
  if (own === undefined || region === undefined || acs.includes(own) || known.region !== undefined || known.audience !== undefined) return [];
  const sure = oldHostRegion(url) !== undefined || partitionOf(own) !== partitionOf(region);
  return [{
    id: "audience-acs-region",
    severity: sure ? "error" : "unknown",
    title: `The audience is of ${own}, the ACS URL of ${region}`,
    expected: sure ? "one Region in both: this host is given to primary Regions only, and no instance spans two partitions" : `one Region in both, unless IAM Identity Center of ${own} was extended to ${region}: the audience names the primary Region, the ACS URL may be an additional one's (AWS user guide, IAM Identity Center across multiple AWS Regions)`,
    found: `${quote(value)} and ${quote(url)}`,
    fix: `Look at the Region of the instance and its additional Regions: AWS console > IAM Identity Center > Settings. If it has one Region, the wrong one of the two was copied: ${FIX.audience}; ${FIX.acs}.`,
  }];
}
