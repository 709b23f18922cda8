import type { OktaSeed } from "../../../sandbox/okta";

const person = (name: string) => ({ login: `${name}@small.example`, email: `${name}@small.example`, firstName: name, lastName: "Ames" });

/** People and groups of the Okta org. */
export const people: OktaSeed = {
  users: [person("alice"), person("bob")],
  groups: [
    { name: "AWS Engineers", members: ["alice@small.example", "bob@small.example"] },
    { name: "AWS Auditors", members: ["bob@small.example"] },
    { name: "AWS On Call", members: ["alice@small.example"] },
    { name: "AWS users" },
  ],
};

/** The same with the app of the trust, whose provisioning is on. */
export const oktaSeed: OktaSeed = { ...people, apps: [{ label: "AWS", provisioning: true }] };
