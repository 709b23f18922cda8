import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const driftNotReverted: Rule = {
  id: "drift-not-reverted",
  severity: "warning",
  title: "Something was changed outside of Terraform, and this plan leaves it so",
  why: "What is there is then not what the code says, and the next reader trusts the code.",
  fix: "Write it into the data where it is right; undo it where it was made by hand where it is not.",
  check: ({ source, drift }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    return answer(drift.filter(({ reverted }) => !reverted).map(({ what, name, change }) => ({ subject: `${what} ${name}`, what: `${what} ${name} was ${change} outside of Terraform, and this plan does not put it back` })));
  },
};
