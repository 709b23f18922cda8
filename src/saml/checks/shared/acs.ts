import { quote } from "../../../model/problem";
import { acsHosts } from "../../../model/region";
import type { Expectations } from "../../expectations";
import { judgeAcs } from "../../response/acs";
import type { Text } from "../../response/view";
import type { Found } from "./check";
import { FIX } from "./places";

type Which = "destination" | "recipient";
type AcsId<W extends Which> = `${W}-blank` | `${W}-foreign` | `${W}-region` | `${W}-unregistered`;

/** The finding about an ACS URL of a response, the same for Destination and Recipient: whichever comes first stands for both. */
export function acsFinding<W extends Which>(which: W, name: string, url: Text, expectations: Pick<Expectations, "acsUrls" | "region">): Found<AcsId<W>>[] {
  const judged = judgeAcs(url.value, expectations);
  const listed = expectations.acsUrls?.map((one) => quote(one)).join(" or ");
  const hosts = expectations.region === undefined ? "https://<region>.signin.aws/platform/saml/acs/<tenant>" : acsHosts(expectations.region).map((host) => `https://${host}/platform/saml/acs/<tenant>`).join(" or ");
  const base = { severity: "error" as const, expected: `${listed ?? hosts} (AWS user guide, External identity providers: the ACS URL of the console)`, found: `${name} ${quote(url.value)}`, at: url.at };
  switch (judged.kind) {
    case "registered":
    case "plausible":
      return [];
    case "blank":
      return [{ ...base, id: `${which}-blank`, title: `${name} is blank`, fix: `The ACS URL is blank in the Okta app: sign-in then ends on the Okta dashboard. Set ${FIX.acs}.`, cause: "acs:" }];
    case "foreign":
      return [{ ...base, id: `${which}-foreign`, title: judged.sameButCase ? `${name} differs from the ACS URL in case or white space` : `${name} is no ACS URL of IAM Identity Center`, fix: `Copy the ACS URL from ${FIX.console} and set ${FIX.acs}.`, cause: `acs:${url.value}` }];
    case "region":
      return [{
        ...base,
        id: `${which}-region`,
        title: judged.partition ? `${name} belongs to another AWS partition (${judged.region})` : `${name} is the ACS of ${judged.region}, which is not registered for this environment`,
        fix: judged.partition
          ? `The response was made for another environment: start from its own portal, or set ${FIX.acs}.`
          : `If IAM Identity Center was extended to ${judged.region}, register its ACS URL: ${FIX.additionalAcs}. If not, the app has another environment's ACS URL: ${FIX.acs}.`,
        cause: `region:${judged.region}`,
      }];
    case "unregistered":
      return [{ ...base, id: `${which}-unregistered`, title: `${name} is not the ACS URL of this environment, though of its Region`, fix: `The tenant or the host differs: copy the ACS URL again from ${FIX.console} and set ${FIX.acs}.`, cause: `acs:${url.value}` }];
  }
}

/** What an ACS URL is compared with. */
export function comparedAcs({ acsUrls, region }: Pick<Expectations, "acsUrls" | "region">): string {
  if (acsUrls !== undefined) return acsUrls.length === 1 ? "the ACS URL that is registered" : "one of the ACS URLs that are registered";
  return region === undefined ? "of the form of an ACS URL of IAM Identity Center" : `of the form of an ACS URL of ${region}`;
}
