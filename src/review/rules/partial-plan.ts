import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const partialPlan: Rule = {
  id: "partial-plan",
  severity: "error",
  title: "The plan is a part only",
  why: "What it leaves out is not reviewed, and the next apply does it.",
  fix: "Plan again without -target and -exclude; where Terraform put actions off, apply and plan again.",
  check: ({ source }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    if (source.complete === undefined) return answer([], [`whether the plan is whole: Terraform ${source.terraform} does not say`]);
    return answer(source.complete ? [] : [{ subject: "the plan", what: "an apply of this plan leaves something to do (-target, -exclude, or actions that Terraform put off)" }]);
  },
};
