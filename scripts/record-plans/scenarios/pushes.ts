import { byTerraform, createCustomApp, existingGroup, scim, unionOfGrantedGroups } from "../../../src";
import { account, app, assign, pilot, withOkta } from "../company";
import type { Scenario, Start } from "../scenario";
import { oktaSeed, people } from "./okta-seed";

const pushed: Start = { environment: pilot, okta: oktaSeed, groups: ["AWS Engineers", "AWS Auditors"] };
const [engineers] = pilot.assignments;
if (engineers === undefined) throw new Error("the pilot has assignments");

const { kind: _kind, ...appData } = app;
/** A company without SCIM: people are made by Terraform. */
const provisioned: Start = {
  environment: withOkta({ ...pilot, name: "everything", assignments: [engineers] }, { samlApp: createCustomApp(appData), provisioning: byTerraform() }),
  okta: people,
  groups: [],
};

/** What Okta brings to AWS: groups that are pushed, the group that assigns the app, people. */
export const pushScenarios: readonly Scenario[] = [
  { name: "pilot-first-plan", shows: "Groups are pushed, the app is assigned, permission sets are made; all grants wait for the push.", start: { ...pushed, groups: [], applied: false } },
  {
    name: "push-added",
    shows: "A group is pushed that was not; the people in it get the app; its grant waits.",
    start: pushed,
    after: { ...pilot, assignments: [...pilot.assignments, assign(["oncall"]).to("ReadOnly").on(account("shop-prod"))] },
  },
  {
    name: "push-removed",
    shows: "A group is pushed no more; people who are in no other lose the app; its grant goes.",
    start: pushed,
    after: { ...pilot, assignments: [engineers] },
  },
  { name: "app-access-group-renamed", shows: "The group that assigns the app gets another name and stays the same group.", start: pushed, after: withOkta(pilot, { access: unionOfGrantedGroups("AWS first users") }) },
  { name: "app-access-by-another-group", shows: "Another group assigns the app: who is in the old one alone loses it, with all access.", start: pushed, after: withOkta(pilot, { access: existingGroup("AWS users") }) },
  { name: "provisioning-disconnected", shows: "One word in the data takes the app from everybody and ends all pushes.", start: pushed, after: withOkta(pilot, { provisioning: scim({ connected: false }) }) },
  { name: "people-first-plan", shows: "People, groups and memberships are made by Terraform; ids of groups are unknown.", start: { ...provisioned, applied: false } },
  {
    name: "person-left-group",
    shows: "A person left a group in Okta: Terraform takes the membership away, and the user with the last of them.",
    start: provisioned,
    world: ({ okta }) => okta?.org.removeMember(okta.org.groups.named("AWS Engineers")?.id ?? "", "bob@small.example"),
  },
];
