import type { Scenario, World } from "../scenario";
import { applied } from "./grants";

const SHOP_DEV = "222233334444";

function deployerOf({ aws }: World) {
  const set = aws.state.sets.named("Deployer");
  if (set === undefined) throw new Error("no Deployer");
  return set;
}

function takeAway({ aws: { state } }: World, group: string, set: string, account: string): void {
  const permissionSet = state.sets.named(set)?.arn ?? "";
  const principal = state.directory.groupNamed(group)?.id ?? "";
  if (!state.assignments.remove({ account, permissionSet, principal, principalType: "GROUP" })) throw new Error("no such assignment");
}

/** What happened outside of Terraform; nobody edited the data. */
export const outsideScenarios: readonly Scenario[] = [
  {
    name: "group-vanished",
    shows: "A group is gone from IAM Identity Center and nobody edited anything: its grants are deleted.",
    start: applied,
    world: ({ aws }) => aws.state.deleteGroup("AWS Auditors"),
  },
  {
    name: "group-pushed-again",
    shows: "A group was deleted and pushed again: it has a new id, its grants are replaced, and nobody gains or loses anything.",
    start: applied,
    world: ({ aws: { state } }) => {
      state.deleteGroup("AWS Auditors");
      state.pushGroup("AWS Auditors");
    },
  },
  {
    name: "grant-removed-by-hand",
    shows: "Somebody took a grant away in the console; it comes back.",
    start: applied,
    world: (world) => takeAway(world, "AWS Auditors", "ReadOnly", SHOP_DEV),
  },
  {
    name: "session-edited-by-hand",
    shows: "Somebody made sessions longer in the console; they get shorter again.",
    start: applied,
    world: (world) => {
      deployerOf(world).sessionDuration = "PT12H";
    },
  },
  {
    name: "inline-policy-edited-by-hand",
    shows: "Somebody let Deployer do everything in the console; that ends.",
    start: applied,
    world: (world) => {
      deployerOf(world).inlinePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
    },
  },
  {
    name: "permission-set-deleted-by-hand",
    shows: "Somebody deleted Deployer with its grants in the console; both are made anew.",
    start: applied,
    world: (world) => {
      const { state } = world.aws;
      takeAway(world, "AWS Engineers", "Deployer", SHOP_DEV);
      deployerOf(world).provisioned.clear();
      state.sets.delete(deployerOf(world).arn);
    },
  },
  {
    name: "refresh-only",
    shows: "A plan with -refresh-only: it changes the state, nothing in AWS.",
    start: applied,
    world: (world) => {
      takeAway(world, "AWS Auditors", "ReadOnly", SHOP_DEV);
      deployerOf(world).sessionDuration = "PT12H";
    },
    plan: ["-refresh-only"],
  },
];
