import { quote } from "../../model/problem";
import { oldHostRegion } from "../response/acs";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** What is registered, exactly: without the list of ACS URLs only the form can be judged. */
export const destinationRegistered = defineCheck({
  id: "destination-registered",
  about: "Destination and Recipient are exactly a registered ACS URL",
  named: () => "the registered ACS URL has the host of its Region's role, primary or additional",
  needs: ["acsUrls"],
  finds: ["destination-primary-host"],
  check: ({ view, needed: { acsUrls }, known: { region } }) => {
    const url = view.destination;
    const old = url === undefined ? undefined : oldHostRegion(url.value);
    // Where the primary Region is not known, the first URL is its.
    const primary = region ?? (acsUrls[0] === undefined ? undefined : oldHostRegion(acsUrls[0]));
    if (url === undefined || old === undefined || primary === undefined || old === primary || !acsUrls.includes(url.value)) return [];
    return [{
      id: "destination-primary-host",
      severity: "warning",
      title: `An additional Region (${old}) has an ACS URL of the form of primary Regions`,
      expected: `https://${old}.signin.aws/platform/saml/acs/<tenant> or https://${old}.sso.signin.aws/… in an additional Region (AWS user guide, IAM Identity Center across multiple AWS Regions)`,
      found: `Destination ${quote(url.value)}`,
      at: url.at,
      fix: `Copy the URL that the console shows for ${old} to ${FIX.additionalAcs}.`,
    }];
  },
});
