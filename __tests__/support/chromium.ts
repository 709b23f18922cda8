import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** The browser on this machine, if there is one. */
export const CHROMIUM = (process.env["PATH"] ?? "").split(":").flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find((file) => existsSync(file));

/** One page of a headless browser, driven as a person would by keys, over Chrome's DevTools protocol. */
export interface Page {
  /** Evaluates an expression in the page and gives its value. */
  read<T>(expression: string): Promise<T>;
  /** Presses keys by name (`ArrowRight`, `Enter`) or types one character. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Requests that the page made besides its own file. */
  readonly requests: readonly string[];
  /** What the page reported: errors, and what its content security policy stopped. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly request?: { readonly url: string }; readonly entry?: { readonly text: string }; readonly exceptionDetails?: { readonly text: string } };
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export async function openPage(url: string, { width = 1200, height = 800, mobile = false } = {}): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const child = spawn(CHROMIUM ?? "", ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  const waiting = new Map<number, { resolve(value: Readonly<Record<string, unknown>>): void; reject(cause: Error): void }>();
  const requests: string[] = [];
  const complaints: string[] = [];
  let loaded: () => void = () => undefined;
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) hear(JSON.parse(part) as Message);
  });

  function hear({ id, method, params, result, error }: Message): void {
    if (id !== undefined) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) one?.resolve(result ?? {});
      else one?.reject(new Error(error.message));
    } else if (method === "Page.loadEventFired") loaded();
    else if (method === "Network.requestWillBeSent" && params?.request !== undefined && params.request.url !== url.split("#")[0]) requests.push(params.request.url);
    else if (method === "Log.entryAdded" && params?.entry !== undefined) complaints.push(params.entry.text);
    else if (method === "Runtime.exceptionThrown") complaints.push(params?.exceptionDetails?.text ?? "an exception");
  }

  let count = 0;
  let session: string | undefined;
  function send(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    count += 1;
    const id = count;
    input.write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const attached = await send("Target.attachToTarget", { targetId, flatten: true });
  session = String(attached["sessionId"]);
  for (const domain of ["Page", "Network", "Runtime", "Log"]) await send(`${domain}.enable`);
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
  const ready = new Promise<void>((resolve) => { loaded = resolve; });
  await send("Page.navigate", { url });
  await ready;

  return {
    requests,
    complaints,
    async read<T>(expression: string): Promise<T> {
      const { result } = (await send("Runtime.evaluate", { expression, returnByValue: true })) as { readonly result: { readonly value: T } };
      return result.value;
    },
    async press(...keys) {
      for (const key of keys) {
        const text = key.length === 1 ? { text: key } : {};
        await send("Input.dispatchKeyEvent", { type: key.length === 1 ? "keyDown" : "rawKeyDown", key, code: key, windowsVirtualKeyCode: CODES[key] ?? 0, ...text });
        await send("Input.dispatchKeyEvent", { type: "keyUp", key, code: key });
      }
    },
    async type(text) {
      await send("Input.insertText", { text });
    },
    async screenshot() {
      const { data } = await send("Page.captureScreenshot");
      return Buffer.from(String(data), "base64");
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Virtual key codes, which a page's default actions go by. */
const CODES: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, " ": 32, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 };
