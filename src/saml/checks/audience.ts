import { quote } from "../../model/problem";
import { judgeAudience, type AudienceMiss } from "./shared/audience";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

type Id = "audience-space" | "audience-slash" | "audience-scheme" | "audience-case" | "audience-acs" | "audience-store" | "audience-host" | "audience-other" | "audience-region";

const SAY: Readonly<Record<AudienceMiss["kind"], readonly [id: Id, title: string, fix: string]>> = {
  space: ["audience-space", "The audience has white space around it", `Copy the audience without it: ${FIX.audience}.`],
  slash: ["audience-slash", "The audience ends in a slash", `Take the slash away: ${FIX.audience}.`],
  scheme: ["audience-scheme", "The audience begins with http, not https", `Write https: ${FIX.audience}.`],
  case: ["audience-case", "The audience differs in upper and lower case", `Copy it as the console shows it: ${FIX.audience}.`],
  acs: ["audience-acs", "The ACS URL stands where the audience belongs", `The two fields were swapped or filled alike: ${FIX.audience}.`],
  store: ["audience-store", "The audience is another identity store's", `The app belongs to another instance of IAM Identity Center, or the instance was made anew: ${FIX.audience}; the instance is the one that environments/federation.ts aws names.`],
  host: ["audience-host", "The audience has a host that no audience has", `The hosts of the ACS URL are not those of the audience: ${FIX.audience}.`],
  region: ["audience-region", "The audience is another Region's", `Start from this environment's own portal, or correct the app: ${FIX.audience}. With additional Regions the audience stays the primary Region's.`],
  other: ["audience-other", "The audience is another service provider's", `The response was made for another app: start from this app's tile, or correct the app: ${FIX.audience}.`],
};

/** Every audience restriction names exactly this instance (SAML core 2.5.1.4, profiles 4.1.4.2). */
export const audience = defineCheck({
  id: "audience",
  about: "the audience is exactly this instance of IAM Identity Center",
  needs: ["assertion", "audience"],
  finds: ["audience-space", "audience-slash", "audience-scheme", "audience-case", "audience-acs", "audience-store", "audience-host", "audience-other", "audience-region"],
  check: ({ needed: { assertion, audience: expected } }) =>
    (assertion.conditions?.restrictions ?? []).flatMap((audiences) => {
      const [first] = audiences;
      // A blank audience is the finding of the check for the restriction.
      if (first === undefined || audiences.every(({ value }) => value.trim() === "") || audiences.some(({ value }) => value === expected)) return [];
      const misses = audiences.map((one) => ({ one, miss: judgeAudience(one.value, expected) }));
      // The nearest of several says most; "another service provider" says least.
      const nearest = misses.find(({ miss }) => miss !== undefined && miss.kind !== "other") ?? misses[0];
      const miss: AudienceMiss = nearest?.miss ?? { kind: "other" };
      const [id, title, fix] = SAY[miss.kind];
      return [{
        id,
        severity: "error" as const,
        title: miss.kind === "region" ? `${title} (${miss.region})` : title,
        expected: `${quote(expected)}, exactly (${SOURCE.awsSaml}; SAML core 2.5.1.4)`,
        found: audiences.map(({ value }) => quote(value)).join(" or "),
        at: (nearest?.one ?? first).at,
        fix,
        ...(miss.kind === "region" ? { cause: `region:${miss.region}` } : {}),
      }];
    }),
});
