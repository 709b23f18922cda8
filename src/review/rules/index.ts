import type { Rule } from "./rule";
import { accessEnded } from "./access-ended";
import { accessLost } from "./access-lost";
import { adminLikeAccess } from "./admin-like-access";
import { appAccessLost } from "./app-access-lost";
import { boundaryRemoved } from "./boundary-removed";
import { breakGlassMissing } from "./break-glass-missing";
import { comesBack } from "./comes-back";
import { deferredLookup } from "./deferred-lookup";
import { delegatedAdministratorLock } from "./delegated-administrator-lock";
import { destroysEverything } from "./destroys-everything";
import { driftNotReverted } from "./drift-not-reverted";
import { escalationGained } from "./escalation-gained";
import { escalationLimited } from "./escalation-limited";
import { federationDestroyed } from "./federation-destroyed";
import { groupLeftWithNothing } from "./group-left-with-nothing";
import { groupVanished } from "./group-vanished";
import { guardrailsLoosened } from "./guardrails-loosened";
import { longSession } from "./long-session";
import { managementAccount } from "./management-account";
import { mfaWeakened } from "./mfa-weakened";
import { partialPlan } from "./partial-plan";
import { planDiffersFromData } from "./plan-differs-from-data";
import { policyUnseen } from "./policy-unseen";
import { pushedGroupDeleted } from "./pushed-group-deleted";
import { replacementStorm } from "./replacement-storm";
import { reprovisionRadius } from "./reprovision-radius";
import { signInRefused } from "./sign-in-refused";
import { staysWaiting } from "./stays-waiting";
import { trustChanged } from "./trust-changed";
import { trustWeakened } from "./trust-weakened";
import { unknownValues } from "./unknown-values";
import { unreviewedResources } from "./unreviewed-resources";
import { userGranted } from "./user-granted";

/** Every rule, in the order of its id in `RULE_IDS`: first what gives power, last what can't be said. */
export const rules: readonly Rule[] = [
  adminLikeAccess, managementAccount, delegatedAdministratorLock, escalationGained, escalationLimited, boundaryRemoved, userGranted,
  policyUnseen, longSession, comesBack, groupVanished, breakGlassMissing, destroysEverything,
  replacementStorm, pushedGroupDeleted, groupLeftWithNothing, accessLost, accessEnded, appAccessLost,
  staysWaiting, federationDestroyed, trustWeakened, mfaWeakened, signInRefused, trustChanged,
  reprovisionRadius, unknownValues, deferredLookup, partialPlan, unreviewedResources, planDiffersFromData,
  driftNotReverted, guardrailsLoosened,
];
