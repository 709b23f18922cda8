import { createCustomApp, createOinApp, signOnPolicy, useApp } from "../../../src";
import type { SignOnRule } from "../../../src/model/sign-on";
import { app, federation, rules, withOkta } from "../company";
import type { Scenario, Start } from "../scenario";
import type { StackDraft } from "../stack-draft";
import { people } from "./okta-seed";

type Groups = "engineers" | "auditors" | "oncall";

export const trusted: Start = { environment: federation, okta: people };
const { kind: _kind, ...appData } = app;
const withApp = (change: Partial<typeof appData>) => withOkta(federation, { samlApp: createOinApp({ ...appData, ...change }) });
const [engineers, everybody] = rules;
const withRules = (...list: readonly SignOnRule<Groups>[]) => withApp({ signOn: signOnPolicy<Groups>({ name: "AWS", description: "Who may sign in", rules: list }) });
const unprotected = (stack: StackDraft): void => stack.unprotect();

/** The trust between Okta and AWS: who is let in, how sure Okta must be, what is sent. */
export const federationScenarios: readonly Scenario[] = [
  { name: "federation-first-plan", shows: "The app, its sign-on policy and its rules are made.", start: { ...trusted, applied: false } },
  { name: "federation-no-change", shows: "Nothing changes in the trust.", start: trusted },
  {
    name: "attribute-mapping-changed",
    shows: "Session attributes change on both ways: CostCenter comes from Okta instead of Department, Title from the directory instead of UserName.",
    start: trusted,
    after: withApp({ attributes: { CostCenter: { saml: "user.costCenter" }, Title: { directory: "title" } } }),
  },
  { name: "acs-url-changed", shows: "Okta sends people, with their assertions, to another address.", start: trusted, after: withApp({ acsUrl: "https://eu-west-1.signin.aws/platform/saml/acs/ffffffff" }) },
  { name: "name-id-changed", shows: "Another value of the profile tells AWS who somebody is.", start: trusted, after: withApp({ nameId: "${source.login}" }) },
  { name: "sign-on-rule-removed", shows: "The rule that asks engineers for a hardware key goes; the one for everybody is left.", start: trusted, after: withRules(everybody) },
  { name: "sign-on-rule-weakened", shows: "Two factors of any kind are enough for everybody.", start: trusted, after: withRules(engineers, { ...everybody, assurance: "two-factors" }) },
  {
    name: "sign-on-one-factor",
    shows: "A password alone is enough for everybody.",
    start: trusted,
    stack: (stack) => stack.rewrite("okta_app_signon_policy_rules", '"factor_mode":"2FA"', '"factor_mode":"1FA"'),
  },
  { name: "sign-on-reauthentication-longer", shows: "Everybody is asked once per session instead of every two hours.", start: trusted, after: withRules(engineers, { ...everybody, reauthenticateAfter: "PT43800H", inactivity: "PT12H" }) },
  { name: "sign-on-rule-strengthened", shows: "Everybody needs a hardware key, at every sign-in.", start: trusted, after: withRules(engineers, { ...everybody, assurance: "phishing-resistant-hardware", reauthenticateAfter: "PT0S" }) },
  { name: "sign-on-rule-gains-group", shows: "Those on call come under the rule of the engineers.", start: trusted, after: withRules({ ...engineers, groups: ["engineers", "oncall"] }, everybody) },
  {
    name: "sign-on-rule-edited-by-hand",
    shows: "Somebody let everybody in with a password alone in Okta's console; that ends.",
    start: trusted,
    world: ({ okta }) => {
      const rule = okta?.org.policies.named("AWS")?.rules.all().find(({ name }) => name === "Everybody");
      if (rule === undefined) throw new Error("no rule");
      rule.actions = JSON.parse(JSON.stringify(rule.actions).replaceAll('"2FA"', '"1FA"')) as typeof rule.actions; // oxlint-disable-line no-unsafe-type-assertion -- one word of it is replaced
    },
  },
  {
    name: "signing-key-rotated",
    shows: "The app signs with a new key: sign-in stops until its certificate is in AWS.",
    start: trusted,
    stack: (stack) => void Object.assign(stack.block("okta_app_saml.identity_center"), { key_name: "2027", key_years_valid: 3 }),
  },
  { name: "app-destroyed", shows: "A plan with -destroy, its protection taken away: nobody can sign in to AWS any more.", start: trusted, stack: unprotected, plan: ["-destroy"] },
  {
    name: "app-removed-from-data",
    shows: "The environment uses an app instead of making it: the one it made is destroyed, since its protection went with its block.",
    start: trusted,
    after: { ...federation, okta: { org: "small", samlApp: useApp({ label: "AWS" }) } },
  },
  {
    name: "app-replaced",
    shows: "The app of one's own becomes Okta's for AWS: the old one goes, the new one has another key and another address.",
    start: { environment: withOkta(federation, { samlApp: createCustomApp(appData) }), okta: people, stack: unprotected },
    after: federation,
  },
  {
    name: "app-kind-changed",
    shows: "Okta's app for AWS becomes one of one's own: the provider plans an update and replaces nothing.",
    start: trusted,
    after: withOkta(federation, { samlApp: createCustomApp(appData) }),
  },
  {
    name: "app-adopted",
    shows: "An app that was made by hand is kept by this code from now on, and changed.",
    start: { environment: federation, okta: { ...people, apps: [{ label: "AWS", acsURL: "https://eu-west-1.signin.aws/platform/saml/acs/old", provisioning: true, groups: ["AWS users"] }] }, applied: false },
    stack: (stack, { okta }) => stack.add("import", { to: "okta_app_saml.identity_center", id: okta?.org.apps.labelled("AWS")?.id }),
  },
];
