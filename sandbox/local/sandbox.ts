import type { Environment } from "../../src/model/environment";
import { startAws, type AwsServer } from "../aws/server";
import { AwsState } from "../aws/state";
import type { SandboxState } from "../kept/state";
import { startOkta, type OktaServer } from "../okta";
import { seedOrg } from "../okta/seed";
import { openPages } from "../pages";
import { enrollAll, inventPeople } from "../rehearsal/people";
import { awsSeed, oktaSeed } from "../rehearsal/seeds";
import type { FrontDoor } from "../web/front-door";
import { adminHost, adminSite } from "./admin-site";
import { failuresOf, Provisioning } from "./provisioning";

/** A local Okta and a local AWS, for people and scripts. */
export interface LocalSandbox {
  readonly aws: AwsServer;
  readonly okta: OktaServer | undefined;
  readonly door: FrontDoor;
  close(): Promise<void>;
}

export interface Listeners {
  /** Something may have changed. */
  readonly changed: () => void;
  /** What a person should know, a sentence. */
  readonly told: (text: string) => void;
}

/** What these environments find before their first apply: the organization, groups, invented people. */
export async function seedState(environments: readonly Environment[]): Promise<SandboxState> {
  const people = inventPeople(environments);
  const seed = oktaSeed(environments, people);
  const okta = seed === undefined ? undefined : await seedOrg(seed);
  if (okta !== undefined) enrollAll(okta, people);
  return { aws: new AwsState(awsSeed(environments)), okta };
}

/** Starts both ends on free ports of this machine. */
export async function startSandbox(state: SandboxState, { changed, told }: Listeners): Promise<LocalSandbox> {
  const aws = await startAws({ account: state.aws.caller }, { state: state.aws, answered: changed });
  let provisioning: Provisioning | undefined;
  const okta = state.okta === undefined ? undefined : await startOkta({}, {
    org: state.okta,
    record: ({ method }) => {
      if (method === "GET") return;
      changed();
      provisioning?.changed();
    },
  });
  // What is done by way of the pages changes the state too.
  const pages = await openPages(aws.state, okta?.org, changed);
  const { door } = pages;
  if (okta !== undefined && pages.okta !== undefined) {
    provisioning = new Provisioning(okta.org, aws.url, (label, report) => {
      changed();
      for (const failure of failuresOf(report)) told(`Okta could not provision ${label}: ${failure}`);
    });
    door.serve(adminHost(okta.org), adminSite(okta.org, pages.okta, provisioning));
  }
  return {
    aws, okta, door,
    close: async () => {
      provisioning?.stop();
      await door.close();
      await okta?.close();
      await aws.close();
    },
  };
}
