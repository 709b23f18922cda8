import { assertionCount } from "./assertion-count";
import { attributeCount } from "./attribute-count";
import { attributeDuplicates } from "./attribute-duplicates";
import { attributeExpected } from "./attribute-expected";
import { attributeFormat } from "./attribute-format";
import { attributeKeys } from "./attribute-keys";
import { attributeNames } from "./attribute-names";
import { attributeSource } from "./attribute-source";
import { attributeValues } from "./attribute-values";
import { audience } from "./audience";
import { audienceRestriction } from "./audience-restriction";
import { authnContext } from "./authn-context";
import { authnStatement } from "./authn-statement";
import { authnTime } from "./authn-time";
import { certificate } from "./certificate";
import { clock } from "./clock";
import { conditions } from "./conditions";
import { conditionsEnd } from "./conditions-end";
import { confirmation } from "./confirmation";
import { destination } from "./destination";
import { destinationRegistered } from "./destination-registered";
import { encryption } from "./encryption";
import { form } from "./form";
import { inResponseTo } from "./in-response-to";
import { issueTime } from "./issue-time";
import { issuer } from "./issuer";
import { issuerExpected } from "./issuer-expected";
import { nameId } from "./name-id";
import { nameIdCharacters } from "./name-id-characters";
import { nameIdValue } from "./name-id-value";
import { postedTo } from "./posted-to";
import { recipient } from "./recipient";
import { relayState } from "./relay-state";
import { replay } from "./replay";
import { schema } from "./schema";
import type { Check } from "./shared/check";
import { signatureCertificate } from "./signature-certificate";
import { signatureKey } from "./signature-key";
import { signaturePresence } from "./signature-presence";
import { signatureVerdict } from "./signature-verdict";
import { size } from "./size";
import { status } from "./status";
import { statusSubcode } from "./status-subcode";

/** Every check, in the order in which findings of one severity are told: safety, whether there is a sign-in at all, whose and for whom, when, and what it brings. */
export const checks: readonly Check[] = [
  signatureVerdict, signaturePresence, signatureCertificate, signatureKey, certificate,
  status, statusSubcode, assertionCount, encryption, form, schema,
  issuer, issuerExpected,
  audience, audienceRestriction, destination, destinationRegistered, recipient, postedTo,
  nameId, nameIdValue, nameIdCharacters,
  clock, conditions, conditionsEnd, confirmation, issueTime, authnStatement, authnTime, inResponseTo, replay,
  attributeNames, attributeExpected, attributeSource, attributeValues, attributeKeys, attributeDuplicates, attributeFormat, attributeCount,
  size, authnContext, relayState,
];
