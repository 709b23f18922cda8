import type { PolicyRule } from "../rule";
import { actionForm } from "./action-form";
import { actionResource } from "./action-resource";
import { arnAccount } from "./arn-account";
import { arnRegion } from "./arn-region";
import { characters } from "./characters";
import { conditionForm } from "./condition-form";
import { conditionKey } from "./condition-key";
import { conditionOperator } from "./condition-operator";
import { conditionValue } from "./condition-value";
import { duplicateConditionKey } from "./duplicate-condition-key";
import { duplicateSid } from "./duplicate-sid";
import { effect } from "./effect";
import { elementChoice } from "./element-choice";
import { incompleteArn } from "./incomplete-arn";
import { principal } from "./principal";
import { resourceArn } from "./resource-arn";
import { resourceForm } from "./resource-form";
import { sid } from "./sid";
import { size } from "./size";
import { statement } from "./statement";
import { textList } from "./text-list";
import { unknownAction } from "./unknown-action";
import { unknownElement } from "./unknown-element";
import { unknownService } from "./unknown-service";
import { variableForm } from "./variable-form";
import { variableKey } from "./variable-key";
import { variablePlace } from "./variable-place";
import { variableVersion } from "./variable-version";
import { version } from "./version";
import { wildcardWithoutMatch } from "./wildcard-without-match";

/** All rules for an identity policy, in the order of their findings: document, statement, actions, resources, conditions, variables. */
export const policyRules: readonly PolicyRule[] = [
  version, statement, unknownElement, size, characters,
  effect, elementChoice, textList, principal, sid, duplicateSid,
  actionForm, unknownService, unknownAction, wildcardWithoutMatch,
  resourceArn, incompleteArn, arnAccount, arnRegion, resourceForm, actionResource,
  conditionForm, conditionOperator, conditionKey, duplicateConditionKey, conditionValue,
  variableForm, variablePlace, variableVersion, variableKey,
];
