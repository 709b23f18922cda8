import { answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const unknownValues: Rule = {
  id: "unknown-values",
  severity: "error",
  title: "Something that decides about access can't be reviewed: known only after the apply, marked sensitive, said twice, of another stack, unreadable",
  why: "Who gets what can't be reviewed before it is given.",
  fix: "Apply what it depends on first (by itself), then plan again; or take the dependency, the mark or the second resource out. Write a policy that can't be read as IAM documents it.",
  check: ({ source, unknown, permissionSets }) => {
    const unread = permissionSets.filter(({ change }) => change !== "removed").flatMap(({ name, policy }) => (policy?.unreadable ?? []).map((sentence) => ({ subject: `${name}: ${sentence}`, what: `${name}: ${sentence}` })));
    if (source.kind === "data" && unread.length === 0) return DOES_NOT_APPLY;
    return answer([...unread, ...[...groupBy(unknown, ({ address }) => address)].map(([address, values]) => ({ subject: address, what: `${address}: ${values.map(({ what }) => what).join("; ")}` }))]);
  },
};
