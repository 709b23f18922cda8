import { audience, type Region } from "../../model/region";
import type { Expectations } from "../expectations";
import { regions } from "../response/acs";
import { defaultFirst } from "./summary";
import type { MetadataView } from "./view";

/** The Region of an audience of IAM Identity Center, or undefined where it is none. */
export function regionOfAudience(entityId: string): Region | undefined {
  const store = /\/platform\/saml\/(d-[0-9a-f]{10})$/.exec(entityId)?.[1];
  return store === undefined ? undefined : regions.find((region) => audience(region, store) === entityId);
}

/** What metadata lets one expect of a response: a service provider's its audience and ACS URLs, the default one first, an identity provider's its issuer and certificates. */
export function expectationsOf({ entityId, idp, sp }: MetadataView): Expectations {
  if (entityId === undefined) return {};
  if (idp !== undefined) return { issuer: entityId.value, certificates: idp.certificates.filter(({ facts }) => facts !== undefined).map(({ base64 }) => base64) };
  if (sp === undefined) return {};
  const region = regionOfAudience(entityId.value);
  const acsUrls = defaultFirst(sp.acs).map(({ location }) => location);
  return { audience: entityId.value, acsUrls, ...(region === undefined ? {} : { region }) };
}
