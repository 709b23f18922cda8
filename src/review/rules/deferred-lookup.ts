import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const deferredLookup: Rule = {
  id: "deferred-lookup",
  severity: "error",
  title: "A lookup is put off until the apply, because it depends on something that changes",
  why: "What it finds is not known at the plan: grants that hang on it are destroyed and made again, even where nothing of them changes.",
  fix: "Keep lookups free of resources with pending changes (no depends_on, no argument from them); or apply what it waits for first, and plan again.",
  check: ({ source, fingerprint }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    if (fingerprint === undefined) return answer([], ["which lookups are put off: this review has no list of its changes"]);
    const deferred = fingerprint.changes.filter(({ actions }) => actions.includes("read"));
    return answer(deferred.map(({ address }) => ({ subject: address, what: `${address} is read during the apply, so nobody knows yet what it finds` })));
  },
};
