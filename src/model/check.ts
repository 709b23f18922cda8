import type { Problem } from "./problem";
import type { Project } from "./project";
import type { Finding, Rule } from "./rule";
import { error } from "./rule";
import { rules } from "./rules";

/** Runs every rule over all data and returns everything it found, once each, in the order of the rules. A rule that fails says so: it never counts as passed. */
export function check(project: Project): Problem[] {
  const seen = new Set<string>();
  return rules
    .flatMap((rule) => findings(rule, project).map((finding) => ({ rule: rule.id, ...finding })))
    .filter((problem) => {
      const identity = JSON.stringify(problem);
      return !seen.has(identity) && seen.add(identity);
    });
}

function findings(rule: Rule, project: Project): Finding[] {
  try {
    switch (rule.scope) {
      case "catalog": return project.catalogs.flatMap((loaded) => rule.check(loaded, project));
      case "environment": return project.environments.flatMap((resolved) => rule.check(resolved, project));
      case "project": return rule.check(project);
    }
  } catch (cause) {
    return [error("environments", `the rule failed: ${cause instanceof Error ? cause.message : "unknown error"}`, "data that the rule can judge", "report this as a fault of the rule; what it looks at is not checked")];
  }
}
