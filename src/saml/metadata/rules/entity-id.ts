import { quote } from "../../../model/problem";
import { judgeAudience } from "../../checks/shared/audience";
import { FIX } from "../../checks/shared/places";
import { defineRule, UPLOAD } from "./rule";

/** The entity id is there and the one expected: the issuer of an identity provider, the audience of a service provider (SAML metadata 2.3.2). */
export const entityId = defineRule({
  id: "metadata-entity-id",
  finds: ["metadata-entity-id-missing", "metadata-entity-id-long", "metadata-issuer-differs", "metadata-audience-differs"],
  check: ({ view, expectations: { issuer, audience } }) => {
    if (!view.isEntity) return [];
    const found = view.entityId;
    if (found === undefined || found.value.trim() === "") return [{ id: "metadata-entity-id-missing", severity: "error", title: "The metadata has no entity id", expected: `entityID (${UPLOAD}; SAML metadata 2.3.2)`, found: found === undefined ? "none" : "an empty one", at: found?.at ?? view.at, fix: "Download the metadata again; nobody can make one up." }];
    if (found.value.length > 1024) return [{ id: "metadata-entity-id-long", severity: "error", title: "The entity id is too long", expected: "at most 1,024 characters (SAML core 8.3.6)", found: `${found.value.length} characters`, at: found.at, fix: "Download the metadata again." }];
    if (view.idp !== undefined && issuer !== undefined && issuer !== found.value) {
      return [{ id: "metadata-issuer-differs", severity: "error", title: "The metadata is another identity provider's than the expected one", expected: `${quote(issuer)} (SAML core 2.2.5)`, found: quote(found.value), at: found.at, fix: `The app was made anew, or this is another app's file. Upload the right one at ${FIX.console}.` }];
    }
    if (view.idp === undefined && view.sp !== undefined && audience !== undefined && audience !== found.value) {
      return [{ id: "metadata-audience-differs", severity: "error", title: "The metadata is another service provider's than the expected instance", expected: `${quote(audience)}, exactly`, found: `${quote(found.value)}: differs in ${judgeAudience(found.value, audience)?.kind ?? "nothing"}`, at: found.at, fix: `Compare the Region and the identity store of environments/federation.ts aws with the instance: ${FIX.audience}.` }];
    }
    return [];
  },
});
