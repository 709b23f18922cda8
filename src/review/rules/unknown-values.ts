import { answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const unknownValues: Rule = {
  id: "unknown-values",
  severity: "error",
  title: "Something that decides about access can't be reviewed: it is known only after the apply, marked sensitive, said twice, or of another stack",
  why: "Who gets what can't be reviewed before it is given.",
  fix: "Apply what it depends on first (by itself), then plan again; or take the dependency, the mark or the second resource out.",
  check: ({ source, unknown }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    return answer([...groupBy(unknown, ({ address }) => address)].map(([address, values]) => ({ subject: address, what: `${address}: ${values.map(({ what }) => what).join("; ")}` })));
  },
};
