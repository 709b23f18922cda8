import type { Building } from "../building";
import type { Instance } from "../instance";
import type { Lookups } from "../lookups";
import { appAccessKinds } from "./app-access";
import { directoryKinds } from "./directory";
import { grantKinds } from "./grants";
import { permissionSetKinds } from "./permission-sets";
import { trustKinds } from "./trust";
import { signOnKinds } from "./sign-on";

/** Puts one resource into the model. */
export type ReadInstance = (instance: Instance, building: Building, lookups: Lookups) => void;

/** Every type of resource that is access, or decides about it. What is none of these is named as not reviewed. */
export const kinds: ReadonlyMap<string, ReadInstance> = new Map([...permissionSetKinds, ...grantKinds, ...trustKinds, ...signOnKinds, ...appAccessKinds, ...directoryKinds]);
