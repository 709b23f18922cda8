import type { Environment } from "../../src/model/environment";
import { formatProblem } from "../../src/model/problem";
import { load } from "../../src/project/load";
import { ask } from "../../src/access/ask";
import type { Answer } from "../../src/access/answer";
import type { Asked } from "../../src/access/question";
import type { AccessData } from "../../src/access/rows";
import { account, assign, broad, everyMemberAccount, federation, ou, pilot, tagged, TODAY } from "../support/company";

/** The small company, with the assignments of its broad environment replaced. */
export function company(assignments: Environment["assignments"] = broad.assignments): readonly Environment[] {
  return [federation, pilot, { ...broad, assignments }];
}

/** The data as a command loads it. */
export async function dataOf(environments: readonly Environment[], today = TODAY): Promise<AccessData> {
  const loaded = await load(environments, today);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.project;
}

/** The answer to a question that can be asked. */
export async function answerTo(asked: Asked, ...sides: readonly (readonly Environment[])[]): Promise<Answer> {
  const [first = company(), second] = sides;
  const from = { name: "here", data: await dataOf(first) };
  const answer = await ask(asked, second === undefined ? [from] : [from, { name: "there", data: await dataOf(second) }]);
  if ("faults" in answer) throw new Error(answer.faults.join("\n"));
  return answer;
}

/** What is wrong with a question. */
export async function faultsOf(asked: Asked): Promise<readonly string[]> {
  const answer = await ask(asked, [{ name: "here", data: await dataOf(company()) }]);
  return "faults" in answer ? answer.faults : [];
}

export { account, assign, everyMemberAccount, ou, tagged };
