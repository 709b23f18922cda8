import { loadIamNames } from "../iam/names";
import { answerBetween, answerFrom, type Answer, type Asking } from "./answer";
import { actionsAsked, arnFault, questionNotes, servicesAsked, withOutcomes } from "./can";
import { understand, type Asked } from "./question";
import { rowsOf, type AccessData } from "./rows";

/** Data with what a person calls it: `the working tree`, `v1.2 (0123456789ab)`. */
export interface Side {
  readonly name: string;
  readonly data: AccessData;
}

/** Answers a question from one state of the data, or with what differs between two; what can't be asked is a list of sentences. */
export async function ask(asked: Asked, [first, second]: readonly [Side, Side?]): Promise<Answer | { readonly faults: readonly string[] }> {
  const sides = second === undefined ? [first] : [first, second];
  const data = sides.map((side) => side.data);
  const names = await loadIamNames(servicesAsked(asked.can ?? []));
  const question = understand(asked, data);
  const about = asked.can === undefined ? { actions: [] } : actionsAsked(asked.can, data, names);
  const faults = [...("faults" in question ? question.faults : []), ...("faults" in about ? about.faults : []), ...(asked.on === undefined ? [] : [...(asked.can === undefined ? ["--on asks about actions on a resource: give them with --can"] : []), ...[arnFault(asked.on)].flatMap((one) => one ?? [])])];
  if (faults.length > 0 || "faults" in question || "faults" in about) return { faults };

  const { actions } = about;
  const asking: Asking = { question: { ...question, notes: [...question.notes, ...questionNotes(actions, asked.on, names)] }, actions, actionsOf: names.date, asOf: first.data.today, source: sides.map(({ name }) => name).join(" and ") };
  const rows = ({ data: one }: Side) => {
    const wanted = rowsOf(one).filter(question.isAbout);
    return actions.length === 0 ? wanted : withOutcomes(wanted, one, actions, asked.on, names);
  };
  return second === undefined ? answerFrom(rows(first), asking) : answerBetween(rows(first), rows(second), [first.name, second.name], asking);
}
