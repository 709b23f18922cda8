import type { OktaOrg } from "../org";
import { pushGroups } from "./push-groups";
import { pushUsers } from "./push-users";
import { emptyReport, type ProvisioningReport } from "./report";
import { ScimClient, type RetryOptions, type ScimConnection } from "./scim-client";

/**
 * Okta's provisioning of one app over SCIM. Okta does it when something changes; here a test says when, and a run brings all that
 * changed since the last one. What Okta knows of AWS is with the app, so a new agent (with a new token) goes on where the last one was.
 */
export class ProvisioningAgent {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly org: OktaOrg,
    private readonly appId: string,
    private readonly connection: ScimConnection,
    private readonly options: RetryOptions = {},
  ) {}

  /** Runs one at a time: two at once would make everybody twice. */
  run(): Promise<ProvisioningReport> {
    const next = this.#last.then(() => this.#run());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #run(): Promise<ProvisioningReport> {
    const app = this.org.apps.get(this.appId);
    if (!app.provisioning) throw new Error(`provisioning is not enabled for the app ${JSON.stringify(app.label)}`);
    const client = new ScimClient(this.connection, this.options);
    const report = emptyReport();
    const push = { org: this.org, app, client, report };
    await pushUsers(push);
    await pushGroups(push);
    if (client.broken !== undefined) report.connectionError = client.broken;
    // A run that called nobody has learned nothing about the token.
    if (client.broken !== undefined || client.succeeded > 0) app.provisioned.error = client.broken;
    return report;
  }
}
