import type { Problem } from "./problem";
import type { Project } from "./project";
import type { Finding, Rule } from "./rule";
import { rules } from "./rules";

/** Runs every rule over all data and returns everything it found, once each, in the order of the rules. */
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
  switch (rule.scope) {
    case "catalog": return project.catalogs.flatMap((loaded) => rule.check(loaded, project));
    case "environment": return project.environments.flatMap((resolved) => rule.check(resolved, project));
    case "project": return rule.check(project);
  }
}
