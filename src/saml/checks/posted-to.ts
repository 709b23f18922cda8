import { quote } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** The browser posted it to its Destination (SAML bindings 3.5.5.2). */
export const postedTo = defineCheck({
  id: "posted-to",
  about: "the browser posted it to its Destination",
  needs: ["postedTo"],
  finds: ["posted-elsewhere"],
  open: ({ input }) => (input.posted === false ? [{ what: "the browser posted it to its Destination, and once", why: "the recording shows the page that was to post it, not the post: record on, until AWS has answered" }] : []),
  check: ({ view, needed }) => {
    const target = needed.postedTo.replace(/[?#].*$/s, "");
    if (view.destination === undefined || view.destination.value.trim() === "" || view.destination.value === target) return [];
    return [{
      id: "posted-elsewhere",
      severity: "error",
      title: "The browser posted the response to another URL than its Destination",
      expected: `a post to ${quote(view.destination.value)} (SAML bindings 3.5.5.2: the receiver compares them)`,
      found: `posted to ${quote(target)}`,
      at: view.destination.at,
      fix: `In a custom app the Destination URL was overridden: make Single sign-on URL, Recipient and Destination the same (${FIX.acs}). If a proxy rewrites addresses, take it out of the way.`,
    }];
  },
});
