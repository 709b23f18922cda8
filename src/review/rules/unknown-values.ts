import { answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const unknownValues: Rule = {
  id: "unknown-values",
  severity: "error",
  title: "A value that decides about access is known only after the apply",
  why: "Who gets what can't be reviewed before it is given.",
  fix: "Apply what it depends on first (by itself), then plan again; or take the dependency out.",
  check: ({ source, unknown }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    return answer([...groupBy(unknown, ({ address }) => address)].map(([address, values]) => ({ subject: address, what: `${address}: ${values.map(({ what }) => what).join(", ")} is known after the apply only` })));
  },
};
