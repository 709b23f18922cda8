import type { Environment } from "../../src/model/environment";
import { resolve, type ResolvedEnvironment } from "../../src/model/resolve";
import { todayUtc } from "../../src/project/load";
import { startAws, type AwsServer } from "../aws/server";
import type { SignInSites } from "../aws/sign-in";
import { ProvisioningAgent, startOkta, type OktaServer } from "../okta";
import type { App } from "../okta/apps";
import type { ProvisioningReport } from "../okta/provisioning/report";
import { openPages } from "../pages";
import type { FrontDoor } from "../web/front-door";
import { enrollAll, type Person } from "./people";
import { connected, rolesOf, type Roles } from "./roles";
import { awsSeed, oktaSeed } from "./seeds";
import { Stacks, type Planned } from "./stacks";
import { expect, RehearsalFailure } from "./step";
import type { TerraformHere } from "./tools";

/** Applies until nothing waits; more than this is no convergence. */
const MOST_ROUNDS = 4;

/** By how many milliseconds a service's clock is ahead of the machine's. */
interface Clocks {
  aws: number;
  okta: number;
}

/** Everything that one rehearsal plays with: two services, a browser's way to both, the stacks and the people. */
export class World {
  private agent: ProvisioningAgent | undefined;
  /** The day that is played, `YYYY-MM-DD` in UTC. */
  today = todayUtc();
  /** Names of the environments that are applied now. */
  readonly applied = new Set<string>();
  /** Names of those whose grants wait for a group that another environment pushes. */
  readonly waiting = new Set<string>();
  readonly roles: Roles;

  private constructor(
    private data: readonly Environment[],
    readonly people: Person[],
    readonly aws: AwsServer,
    readonly okta: OktaServer | undefined,
    readonly door: FrontDoor,
    readonly signIn: SignInSites,
    readonly stacks: Stacks,
    readonly clocks: Clocks,
  ) {
    this.roles = rolesOf(data);
  }

  static async open(environments: readonly Environment[], people: readonly Person[], tools: TerraformHere, project: string): Promise<World> {
    const seed = oktaSeed(environments, people);
    const clocks: Clocks = { aws: 0, okta: 0 };
    const aws = await startAws({ ...awsSeed(environments), clock: () => new Date(Date.now() + clocks.aws) });
    const okta = seed === undefined ? undefined : await startOkta({ ...seed, clock: () => new Date(Date.now() + clocks.okta) });
    const { door, signIn } = await openPages(aws.state, okta?.org);
    if (okta !== undefined) enrollAll(okta.org, people);
    const stacks = new Stacks(tools, project, (environment) => ({ ...aws.environment(environment.catalog.organization.accounts[environment.aws.account]?.id), ...okta?.environment() }));
    return new World(environments, [...people], aws, okta, door, signIn, stacks, clocks);
  }

  /** The app of the trust, once it is there. */
  app(): App {
    const app = this.okta?.org.apps.all().find(({ name, label }) => name === "amazon_aws_sso" || this.roles.trusts.some(({ okta }) => okta !== "none" && okta.samlApp.label === label));
    if (app === undefined) throw new RehearsalFailure("Okta has no app for AWS");
    return app;
  }

  environment(name: string): Environment {
    const found = this.data.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no environment ${name}`);
    return found;
  }

  /** The environments that are applied now, worked out. */
  appliedNow(): ResolvedEnvironment[] {
    return this.data.filter(({ name }) => this.applied.has(name)).map((environment) => resolve(environment, this.today));
  }

  /** What a person does in both consoles, after which the data says `connected: true`. */
  async connectProvisioning(): Promise<void> {
    const { okta } = this;
    if (okta === undefined) return;
    const app = this.app();
    this.aws.state.console.enableAutomaticProvisioning();
    okta.org.enableProvisioning(app.id);
    this.connect(this.aws.state.console.createAccessToken().token);
    this.data = this.data.map(connected);
    await this.stacks.edit(this.data, this.today);
  }

  /** Synthesizes and initializes every stack. */
  async synthesize(): Promise<void> {
    await this.stacks.edit(this.data, this.today);
  }

  /** From now on it is another day; gives the names of the environments whose stacks are different for it. */
  async liveOn(day: string): Promise<ReadonlySet<string>> {
    this.today = day;
    return this.stacks.edit(this.data, day);
  }

  /** Okta is given a token for AWS's SCIM endpoint; a new one replaces the one before. */
  connect(token: string): void {
    const { tenant } = this.aws.state.console.enableAutomaticProvisioning();
    if (this.okta !== undefined) this.agent = new ProvisioningAgent(this.okta.org, this.app().id, { endpoint: `${this.aws.url}/${tenant}/scim/v2`, token });
  }

  /** Whether Okta brings people to AWS by SCIM. */
  get provisions(): boolean {
    return this.agent !== undefined;
  }

  /** Somebody who joins the company now. */
  join(person: Person): void {
    const { okta } = this;
    if (okta === undefined) return;
    okta.org.addUser(person.profile);
    for (const name of person.groups) okta.org.addMember(okta.org.groups.named(name)?.id ?? "", person.profile.login);
    enrollAll(okta.org, [person]);
    this.people.push(person);
  }

  /** Lets Okta bring to AWS what changed; nothing without SCIM. */
  async push(): Promise<ProvisioningReport | undefined> {
    return this.agent?.run();
  }

  /** Applies, lets Okta push, and applies again until nothing waits and the plan is empty; gives every plan. */
  async converge(name: string): Promise<Planned[]> {
    const plans: Planned[] = [];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const planned = await this.stacks.plan(name);
      plans.push(planned);
      if (planned.changes.length === 0) {
        // What another environment pushes comes with that one.
        const later = this.roles.access.some((one) => one.name !== name && !this.applied.has(one.name));
        if (planned.warnings.length > 0 && later) this.waiting.add(name);
        else this.waiting.delete(name);
        this.applied.add(name);
        expect(planned.warnings.length === 0 || later, () => `${name} has nothing left to do, and yet its checks say: ${planned.warnings.join("; ")}`);
        return plans;
      }
      await this.stacks.applyPlanned(name);
      this.applied.add(name);
      const report = await this.push();
      const failed = [...(report?.users.failed ?? []), ...(report?.groups.failed ?? [])];
      expect(report?.connectionError === undefined && failed.length === 0, () => `Okta could not provision: ${report?.connectionError ?? failed.map(({ error }) => error).join("; ")}`);
    }
    throw new RehearsalFailure(`${name} still changes after ${MOST_ROUNDS} applies: ${plans.at(-1)?.changes.slice(0, 5).join(", ") ?? ""}`);
  }

  /** How many requests the local services answered, by kind. */
  calls(): Record<string, number> {
    const aws = this.aws.calls();
    const scim = aws.filter(({ service }) => service === "scim").length;
    return { "of AWS's APIs": aws.length - scim, "of SCIM": scim, "of Okta's API": this.okta?.calls().length ?? 0, "pages and forms": this.door.visits() };
  }

  /** Seconds in which the local services were at work. */
  busySeconds(): number {
    return this.aws.busySeconds() + (this.okta?.busySeconds() ?? 0) + this.door.busySeconds();
  }

  async close(): Promise<void> {
    await this.stacks.close();
    await this.door.close();
    await this.okta?.close();
    await this.aws.close();
  }
}
