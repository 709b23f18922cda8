import type { Scenario } from "../scenario";
import { grantScenarios } from "./grants";

/** Every plan that is kept in __tests__/fixtures/plans, a folder each. */
export const scenarios: readonly Scenario[] = [...grantScenarios];
