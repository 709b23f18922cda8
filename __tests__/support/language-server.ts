import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const PROJECT = join(__dirname, "../..");

/** Asks the compiler's language server, as an editor does, what it offers at each `|` of a source that stands in `folder`. */
export async function completionsAt(source: string, folder: string): Promise<string[][]> {
  const server = spawn(process.execPath, [join(dirname(require.resolve("typescript/package.json")), "bin/tsc"), "--lsp", "--stdio"], { cwd: PROJECT, stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<number, (result: unknown) => void>();
  let unread = Buffer.alloc(0);
  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  server.stdout.on("data", (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    for (let head = unread.indexOf("\r\n\r\n"); head >= 0; head = unread.indexOf("\r\n\r\n")) {
      const end = head + 4 + Number(/Content-Length: (\d+)/i.exec(unread.toString("utf8", 0, head))?.[1]);
      if (unread.length < end) return;
      const message = JSON.parse(unread.toString("utf8", head + 4, end)) as { id?: number; method?: string; result?: unknown };
      unread = unread.subarray(end);
      // The server asks for settings too; it has none to get.
      if (message.method === undefined) waiting.get(message.id ?? -1)?.(message.result);
      else if (message.id !== undefined) send({ id: message.id, result: null });
    }
  });
  let last = 0;
  const ask = (method: string, params: object) => new Promise<unknown>((resolve) => {
    waiting.set((last += 1), resolve);
    send({ id: last, method, params });
  });
  try {
    await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(PROJECT).href, capabilities: {} });
    send({ method: "initialized", params: {} });
    const uri = pathToFileURL(join(PROJECT, folder, "probe.ts")).href;
    send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "typescript", version: 1, text: source.replaceAll("|", "") } } });
    const offers: string[][] = [];
    for (const position of marks(source)) offers.push(labels(await ask("textDocument/completion", { textDocument: { uri }, position })));
    return offers;
  } finally {
    server.kill();
  }
}

/** Places of the marks in the source without them. */
function marks(source: string): { line: number; character: number }[] {
  return source.split("\n").flatMap((text, line) => {
    const pieces = text.split("|");
    return pieces.slice(1).map((_, index) => ({ line, character: pieces.slice(0, index + 1).join("").length }));
  });
}

function labels(result: unknown): string[] {
  const items = (Array.isArray(result) ? result : ((result as { items?: unknown[] } | null)?.items ?? [])) as { label: string }[];
  return items.map(({ label }) => label);
}
