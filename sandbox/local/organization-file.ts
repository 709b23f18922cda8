import type { Organization } from "../../src/model/organization";
import type { Problem } from "../../src/model/problem";
import type { Project } from "../../src/model/project";
import { organization as rule } from "../../src/model/rules/organization";
import { checkOrganizationShape } from "../../src/model/shape";
import { readJson } from "../../src/project/json-text";
import { reportProblems } from "../../src/project/report";
import { FileFault, readText } from "../kept/file";

/** A snapshot that can't be used; the message has the place of each mistake. */
export class OrganizationFileError extends Error {}

/** Reads a snapshot of an organization in the form of `organization.json`, under the same checks as the project's own. */
export function readOrganization(path: string, project: Project): Organization {
  const text = contents(path);
  const read = readJson(text);
  if ("fault" in read) throw new OrganizationFileError(`${path}:${read.place}: ${read.fault}`);
  const shape = checkOrganizationShape(read.value);
  if (shape.length > 0) throw wrong(path, shape);
  const snapshot = read.value as Organization; // oxlint-disable-line typescript/no-unsafe-type-assertion -- its shape was checked
  const [catalog] = project.catalogs;
  if (catalog === undefined || rule.scope !== "catalog") throw new Error("the project has no catalog");
  const problems = rule.check({ ...catalog, catalog: { ...catalog.catalog, organization: snapshot } }, project).map((finding) => ({ ...finding, rule: rule.id }));
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw wrong(path, errors);
  return snapshot;
}

function contents(path: string): string {
  try {
    const text = readText(path);
    if (text === undefined) throw new FileFault("there is no such file");
    return text;
  } catch (cause) {
    if (cause instanceof FileFault) throw new OrganizationFileError(`${path}: ${cause.message}`);
    throw cause;
  }
}

function wrong(path: string, problems: readonly Problem[]): OrganizationFileError {
  return new OrganizationFileError(`${path} is no snapshot of an organization that can be used\n\n${reportProblems(problems)}`);
}
