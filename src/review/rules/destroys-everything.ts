import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const destroysEverything: Rule = {
  id: "destroys-everything",
  severity: "error",
  title: "The plan leaves nothing of the environment",
  why: "It was made with -destroy, or the data of the environment is gone: everybody loses what it gives, at once.",
  fix: "Where the environment shall end, move its grants to another one first (README, \"When the pilot has proved itself\"), then waive this for the day. Else plan again without -destroy.",
  check: ({ source, lost }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    return answer(source.destroysAll ? [{ subject: "the whole environment", what: `everything of this environment is destroyed, with ${lost.length} grants` }] : []);
  },
};
