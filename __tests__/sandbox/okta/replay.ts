import type { OktaServer } from "../../../sandbox/okta";
import { isObject, type Json, type JsonObject } from "../../../sandbox/okta/json";
import type { AdminStep, Recording, Step } from "../../../scripts/record-okta/recording";

const PLACEHOLDER = /«([a-z0-9A-Z]+)(?::(\d+))?»/;
const TIME = "2026-01-01T00:00:00.000Z";
/** How what stands in for a placeholder has to look. */
const FORMS: Readonly<Record<string, string>> = { time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`, certificate: String.raw`MII[A-Za-z0-9+/=\s]{400,}`, modulus: "[A-Za-z0-9_-]{342}", key: "[A-Za-z0-9_-]{43}" };

/** Asks a local org what the provider once asked, and tells where the answers are not those that the provider lived with. */
export class Replay {
  /** What this org calls each id of the recording. */
  readonly #known = new Map<string, string>();

  constructor(private readonly okta: OktaServer) {}

  async run({ steps }: Pick<Recording, "steps">): Promise<readonly string[]> {
    const differences: string[] = [];
    for (const [index, step] of steps.entries()) {
      for (const difference of await this.#step(step)) differences.push(`step ${index + 1}, ${"request" in step ? step.request : step.admin}: ${difference}`);
    }
    return differences;
  }

  async #step(step: Step): Promise<readonly string[]> {
    if ("admin" in step) return this.#admin(step);
    const [method = "", path = ""] = this.#own(step.request).split(" ");
    const response = await fetch(new URL(path, this.okta.url), {
      method,
      headers: { authorization: "SSWS any", "content-type": "application/json" },
      ...(step.body === undefined ? {} : { body: this.#own(JSON.stringify(step.body)) }),
    });
    const text = await response.text();
    if (response.status !== step.status) return [`status ${response.status} instead of ${step.status}: ${text}`];
    if (step.answer === undefined) return text === "" ? [] : [`an answer instead of none: ${text}`];
    const answer = typeof step.answer === "string" ? text : (JSON.parse(text) as Json);
    return this.#compare(step.answer, answer, "answer");
  }

  #admin(step: AdminStep): readonly string[] {
    const { org } = this.okta;
    if (step.admin === "enable-provisioning") org.enableProvisioning(org.apps.labelled(step.app)?.id ?? "");
    else org[step.admin === "add-member" ? "addMember" : "removeMember"](org.groups.named(step.group)?.id ?? "", step.login);
    return [];
  }

  /** The recorded text with this org's own ids. */
  #own(text: string): string {
    return text.replace(new RegExp(PLACEHOLDER, "g"), (placeholder, kind: string) => {
      if (kind === "time") return TIME;
      const own = this.#known.get(placeholder);
      if (own === undefined) throw new Error(`the recording asks for ${placeholder} before any answer has told it`);
      return own;
    });
  }

  /** Everything that was recorded has to be there, of the same value; more may be there. */
  #compare(recorded: Json, actual: Json | undefined, at: string): readonly string[] {
    if (typeof recorded === "string") return typeof actual === "string" && this.#fits(recorded, actual) ? [] : [`${at}: ${JSON.stringify(actual)} instead of ${recorded}`];
    if (Array.isArray(recorded)) {
      const [wanted, got]: readonly (readonly Json[])[] = [recorded, Array.isArray(actual) ? actual : []];
      if (wanted === undefined || got === undefined || wanted.length !== got.length || !Array.isArray(actual)) return [`${at}: ${JSON.stringify(actual)} instead of a list of ${recorded.length}`];
      return wanted.flatMap((item, index) => this.#compare(item, got[index], `${at}[${index}]`));
    }
    if (isObject(recorded)) return isObject(actual) ? this.#members(recorded, actual, at) : [`${at}: ${JSON.stringify(actual)} instead of an object`];
    return recorded === actual ? [] : [`${at}: ${JSON.stringify(actual)} instead of ${JSON.stringify(recorded)}`];
  }

  #members(recorded: JsonObject, actual: JsonObject, at: string): readonly string[] {
    return Object.entries(recorded).flatMap(([name, value]) => (Object.hasOwn(actual, name) ? this.#compare(value, actual[name], `${at}.${name}`) : [`${at}.${name} is missing`]));
  }

  /** A placeholder takes anything of its form the first time, and the same again from then on. */
  #fits(recorded: string, actual: string): boolean {
    const learning: string[] = [];
    const pattern = recorded.split(new RegExp(`(${PLACEHOLDER.source.replaceAll(/\((?!\?)/g, "(?:")})`)).map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
      const own = this.#known.get(part);
      if (own !== undefined) return own.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
      const kind = PLACEHOLDER.exec(part)?.[1] ?? "";
      learning.push(part);
      return `(${FORMS[kind] ?? `${kind}[0-9a-zA-Z]{17}`})`;
    });
    const found = new RegExp(`^${pattern.join("")}$`).exec(actual);
    if (found === null) return false;
    for (const [index, placeholder] of learning.entries()) if (placeholder !== "«time»") this.#known.set(placeholder, found[index + 1] ?? "");
    return true;
  }
}
