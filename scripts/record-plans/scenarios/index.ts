import type { Scenario } from "../scenario";
import { federationScenarios } from "./federation";
import { grantScenarios } from "./grants";
import { outsideScenarios } from "./outside";
import { permissionSetScenarios } from "./permission-sets";
import { pushScenarios } from "./pushes";
import { terraformScenarios } from "./terraform";

/** Every plan that is kept in __tests__/fixtures/plans, a folder each. */
export const scenarios: readonly Scenario[] = [...grantScenarios, ...permissionSetScenarios, ...outsideScenarios, ...terraformScenarios, ...federationScenarios, ...pushScenarios];
