import { acsFinding, comparedAcs } from "./shared/acs";
import { defineCheck, type Found } from "./shared/check";
import { FIX } from "./shared/places";
import { quote } from "../../model/problem";

type RecipientId = "recipient-missing" | "recipient-blank" | "recipient-foreign" | "recipient-region" | "recipient-unregistered" | "recipient-differs";

/** Recipient of the bearer confirmation is the ACS URL that the response goes to (SAML profiles 4.1.4.2, 4.1.4.3). */
export const recipient = defineCheck({
  id: "recipient",
  about: "Recipient is an ACS URL of IAM Identity Center and the Destination",
  named: ({ known }) => `Recipient is the Destination, and ${comparedAcs(known)}`,
  needs: ["assertion"],
  finds: ["recipient-missing", "recipient-blank", "recipient-foreign", "recipient-region", "recipient-unregistered", "recipient-differs"],
  check: ({ view, known, needed: { assertion } }) =>
    assertion.confirmations.flatMap((one): Found<RecipientId>[] => {
      if (one.recipient === undefined) {
        return one.hasData ? [{ id: "recipient-missing", severity: "error", title: "The subject confirmation names no Recipient", expected: "Recipient, the ACS URL (SAML profiles 4.1.4.2)", found: "none", at: one.at, fix: `Set ${FIX.acs}.`, cause: "acs:" }] : [];
      }
      const own = acsFinding("recipient", "Recipient", one.recipient, known);
      if (own.length > 0 || view.destination === undefined || view.destination.value === one.recipient.value) return own;
      return [{
        id: "recipient-differs",
        severity: "error",
        title: "Recipient and Destination are different ACS URLs",
        expected: `the URL that the response is posted to, ${quote(view.destination.value)} (SAML profiles 4.1.4.3)`,
        found: `Recipient ${quote(one.recipient.value)}`,
        at: one.recipient.at,
        fix: `In a custom app Recipient and Destination were set apart: make both the ACS URL (${FIX.acs}).`,
        cause: `acs:${view.destination.value}`,
      }];
    }),
});
