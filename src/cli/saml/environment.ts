import type { Environment } from "../../model/environment";
import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import { REGIONS } from "../../model/region";
import type * as Shape from "../../model/shape";
import { DataFilesError, readEnvironments } from "../../project/environments-file";
import { expectationsFrom, type FromEnvironment } from "../../saml/from-environment";
import { Misuse } from "./misuse";

/** What an environment of the project in the current folder lets expect. */
export async function readExpectations(name: string): Promise<FromEnvironment> {
  const environments = await readData();
  try {
    const found = ofEnvironment(name, environments);
    if (sound(found)) return found;
  } catch (cause) {
    if (cause instanceof Misuse) throw cause;
    throw misshapen(environments, cause);
  }
  throw misshapen(environments, new TypeError("expectations of a wrong type"));
}

function ofEnvironment(name: string, environments: readonly Environment[]): FromEnvironment {
  const environment = environments.find((one) => one.name === name);
  if (environment !== undefined) return expectationsFrom(environment, environments);
  const names = environments.map((one) => one.name);
  const [best] = nearest(name, names);
  throw new Misuse(`there is no environment ${quote(name)}${best === undefined ? "" : `; did you mean ${quote(best)}?`}; there are ${names.join(", ") || "none"}`);
}

/** Whether what was read from the data has the types that the compiler promises of it. */
function sound({ expectations: { region, audience, acsUrls = [] } }: FromEnvironment): boolean {
  return region !== undefined && Object.hasOwn(REGIONS, region) && (audience === undefined || typeof audience === "string") && acsUrls.every((url: unknown) => typeof url === "string");
}

/**
 * Data that the compiler would have refused. Where it is wrong, the schema of all data tells; loading that takes longer
 * than all the rest of a check, so it is asked only now.
 */
function misshapen(environments: readonly Environment[], cause: unknown): unknown {
  const { checkShape }: typeof Shape = require("../../model/shape");
  const [problem, ...more] = checkShape(environments);
  return problem === undefined ? cause : new Misuse(`the data of the environments has not its shape, at ${problem.where}${more.length === 0 ? "" : ` and ${more.length} more`}: run idc check`);
}

async function readData(): Promise<readonly Environment[]> {
  try {
    return await readEnvironments(process.cwd());
  } catch (cause) {
    throw cause instanceof DataFilesError ? new Misuse(cause.message) : cause;
  }
}
