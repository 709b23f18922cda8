import type { Environment } from "../../model/environment";
import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import { checkShape } from "../../model/shape";
import { DataFilesError, readEnvironments } from "../../project/environments-file";
import { expectationsFrom, type FromEnvironment } from "../../saml/from-environment";
import { Misuse } from "./misuse";

/** What an environment of the project in the current folder lets expect; its data is checked for its shape alone, since nothing is made of it here. */
export async function readExpectations(name: string): Promise<FromEnvironment> {
  const environments = await readData();
  const environment = environments.find((one) => one.name === name);
  if (environment !== undefined) return expectationsFrom(environment, environments);
  const names = environments.map((one) => one.name);
  const [best] = nearest(name, names);
  throw new Misuse(`there is no environment ${quote(name)}${best === undefined ? "" : `; did you mean ${quote(best)}?`}; there are ${names.join(", ") || "none"}`);
}

async function readData(): Promise<readonly Environment[]> {
  try {
    const environments = await readEnvironments(process.cwd());
    const [problem, ...more] = checkShape(environments);
    if (problem === undefined) return environments;
    throw new Misuse(`the data of the environments has not its shape, at ${problem.where}${more.length === 0 ? "" : ` and ${more.length} more`}: run idc check`);
  } catch (cause) {
    throw cause instanceof DataFilesError ? new Misuse(cause.message) : cause;
  }
}
