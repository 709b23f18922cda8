import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";

/** A Sid is unique within its policy (IAM User Guide, policy element Sid). */
export const duplicateSid: PolicyRule = {
  id: "policy-duplicate-sid",
  check: ({ statements }) => {
    const first = new Map<string, string>();
    return statements.flatMap(({ where, sid }) => {
      if (sid === undefined || sid === "") return [];
      const taken = first.get(sid);
      if (taken === undefined) {
        first.set(sid, where);
        return [];
      }
      return [{ severity: "error" as const, where: `${where}.Sid`, given: `${quote(sid)}, as in ${taken}`, allowed: "a Sid that no other statement has", fix: "rename one of the two" }];
    });
  },
};
