import { request } from "node:https";
import type { FrontDoor } from "./front-door";

/** A page as the browser shows it after all redirects. */
export interface Shown {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly forms: readonly PageForm[];
}

export interface PageForm {
  readonly action: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Submitted without a click, as a script of the page would. */
  readonly auto: boolean;
}

/** Every step of a sign-in, for the evidence. */
export interface Visit {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly form: Readonly<Record<string, string>>;
}

const MOST_STEPS = 30;

/**
 * A person's browser, as far as SAML needs one: cookies by host, redirects, forms; those that submit themselves are submitted.
 * All hosts are looked for behind the front door, so that nothing ever leaves this machine.
 */
export class Browser {
  readonly visits: Visit[] = [];
  private readonly jar = new Map<string, Map<string, string>>();

  constructor(private readonly door: FrontDoor) {}

  async open(url: string): Promise<Shown> {
    return this.go("GET", url, {});
  }

  /** Fills in the first form of the page, or the one that goes to `action`, and sends it. */
  async submit(shown: Shown, values: Readonly<Record<string, string>> = {}, action?: string): Promise<Shown> {
    const form = shown.forms.find((one) => action === undefined || one.action.includes(action));
    if (form === undefined) throw new Error(`${shown.url} (${shown.status}) has no form${action === undefined ? "" : ` to ${action}`}`);
    return this.go(form.method, new URL(form.action, shown.url).href, { ...form.fields, ...values });
  }

  async fetch(url: string, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly text: string }> {
    const { status, text } = await this.send("GET", new URL(url), {}, headers);
    return { status, text };
  }

  /** A cookie of a host, as the browser holds it. */
  cookie(host: string, name: string): string | undefined {
    return this.jar.get(host)?.get(name);
  }

  private async go(method: string, url: string, fields: Readonly<Record<string, string>>): Promise<Shown> {
    let [how, where, what] = [method, new URL(url), fields];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const { status, text, location } = await this.send(how, where, what);
      if (location !== undefined && status >= 300 && status < 400) {
        [how, where, what] = ["GET", new URL(location, where), {}];
        continue;
      }
      const forms = formsOf(text);
      const auto = forms.find((one) => one.auto);
      if (auto === undefined) return { url: where.href, status, html: text, forms };
      [how, where, what] = [auto.method, new URL(auto.action, where), auto.fields];
    }
    throw new Error(`more than ${MOST_STEPS} redirects, the last to ${where.href}`);
  }

  private async send(method: string, url: URL, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; text: string; location: string | undefined }> {
    const body = method === "POST" ? new URLSearchParams(fields).toString() : "";
    const cookies = [...(this.jar.get(url.hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await new Promise<{ status: number; text: string; location: string | undefined; set: readonly string[] }>((resolve, reject) => {
      const call = request({ host: "127.0.0.1", port: this.door.port, servername: url.hostname, ca: this.door.certificate, checkServerIdentity: () => undefined, agent: false, method, path: `${url.pathname}${url.search}`, headers: { host: url.hostname, ...(cookies === "" ? {} : { cookie: cookies }), ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) } : {}), ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject)
          .on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"), location: response.headers.location, set: response.headers["set-cookie"] ?? [] }));
      });
      call.on("error", reject).end(body);
    });
    this.keep(url.hostname, answer.set);
    this.visits.push({ method, url: url.href, status: answer.status, form: fields });
    return answer;
  }

  private keep(host: string, set: readonly string[]): void {
    const jar = this.jar.get(host) ?? new Map<string, string>();
    for (const line of set) {
      const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    this.jar.set(host, jar);
  }
}

function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = "", inner = ""]) => ({
    action: attribute(attributes, "action") ?? "",
    method: (attribute(attributes, "method") ?? "get").toUpperCase(),
    auto: attribute(attributes, "data-auto") === "true",
    fields: Object.fromEntries([...inner.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = ""]) => {
      const name = attribute(input, "name");
      return name === undefined ? [] : [[name, attribute(input, "value") ?? ""]];
    })),
  }));
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1]?.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
