import { tagAttributes } from "./shared/attributes";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

const MOST = 50;

/** At most 50 attributes for access control (AWS user guide; IAM Identity Center quotas). */
export const attributeCount = defineCheck({
  id: "attribute-count",
  about: "there are at most 50 attributes for access control",
  needs: ["assertion"],
  finds: ["attribute-too-many"],
  check: ({ needed: { assertion } }) => {
    const tags = tagAttributes(assertion);
    const over = tags[MOST];
    return over === undefined ? [] : [{ id: "attribute-too-many", severity: "error", title: "There are more attributes for access control than IAM Identity Center takes", expected: `at most ${MOST} (${SOURCE.awsTroubleshooting})`, found: `${tags.length}`, at: over.attribute.at, fix: `Send fewer: ${FIX.attributes}.` }];
  },
});
