import { broad } from "./broad";
import { federation } from "./federation";
import { management } from "./management";
import { pilot } from "./pilot";

/** Every environment, in the order in which they are first applied. */
export const environments = [federation, pilot, management, broad];
