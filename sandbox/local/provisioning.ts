import { ProvisioningAgent } from "../okta";
import type { OktaOrg } from "../okta/org";
import type { ProvisioningReport } from "../okta/provisioning/report";

/** How long changes are gathered before they are pushed. */
const GATHER = 300;

/** Okta's provisioning as a running org has it: connected once by a person, it brings every change to AWS by itself. Tokens stay in memory. */
export class Provisioning {
  private readonly agents = new Map<string, ProvisioningAgent>();
  private timer: NodeJS.Timeout | undefined;

  /** `scim` is where SCIM really is, whatever host an endpoint names; `pushed` hears of each run that comes by itself. */
  constructor(private readonly org: OktaOrg, private readonly scim: string, private readonly pushed: (label: string, report: ProvisioningReport) => void) {}

  /** Apps that have a token in this run. */
  isConnected(appId: string): boolean {
    return this.agents.has(appId);
  }

  connect(appId: string, endpoint: string, token: string): void {
    this.org.enableProvisioning(appId);
    const local: typeof fetch = (address, init) => {
      const { pathname, search } = new URL(address instanceof Request ? address.url : address);
      return fetch(`${this.scim}${pathname}${search}`, init);
    };
    this.agents.set(appId, new ProvisioningAgent(this.org, appId, { endpoint, token, fetch: local }));
  }

  /** Brings over what changed; undefined without a connection. */
  async push(appId: string): Promise<ProvisioningReport | undefined> {
    return this.agents.get(appId)?.run();
  }

  /** Something in the org may have changed. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.pushAll();
    }, GATHER);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.agents.clear();
  }

  private async pushAll(): Promise<void> {
    for (const { id, label, provisioning } of this.org.apps.all()) {
      const report = provisioning ? await this.push(id) : undefined;
      if (report !== undefined) this.pushed(label, report);
    }
  }
}

/** What of a report is a failure, a sentence each. */
export function failuresOf({ users, groups, connectionError }: ProvisioningReport): string[] {
  return [...(connectionError === undefined ? [] : [connectionError]), ...users.failed.map(({ login, error }) => `${login}: ${error}`), ...groups.failed.map(({ name, error }) => `${name}: ${error}`)];
}
