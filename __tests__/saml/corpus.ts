import { addressing } from "./corpus/addressing";
import type { Cases } from "./corpus/case";
import { person } from "./corpus/person";
import { safety } from "./corpus/safety";
import { structure } from "./corpus/structure";
import { valid } from "./corpus/valid";

/** Everything that people may bring to the doctor, by name, with exactly what is to be found in it. */
export const corpus: Cases = { ...valid, ...safety, ...structure, ...addressing, ...person };
