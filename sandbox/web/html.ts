import type { WebReply } from "./message";

/** Text as it may stand in HTML, in an attribute in double quotes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

const STYLE = "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#16191f}main{max-width:46rem;margin:3rem auto;background:#fff;padding:2rem 2.5rem;border-radius:10px;box-shadow:0 1px 6px #0002}h1{font-size:1.35rem;margin-top:0}label{display:block;margin:.8rem 0}input{font:inherit;padding:.45rem;width:100%;box-sizing:border-box}button{font:inherit;padding:.5rem 1.1rem;margin-right:.6rem;border:0;border-radius:6px;background:#0b5cad;color:#fff}button.second{background:#687078}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd}footer{color:#687078;font-size:.85rem;margin-top:1.5rem}";

/** A page of the sandbox; `body` is HTML whose texts are escaped already. */
export function page(title: string, body: string, { status = 200, cookies = {} }: { readonly status?: number; readonly cookies?: WebReply["cookies"] } = {}): WebReply {
  const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}<footer>A local stand-in for tests: nothing here is real.</footer></main></body></html>`;
  return { status, cookies, content: { type: "text/html; charset=utf-8", text } };
}

/** A form as `name: value` of hidden fields and HTML between; `auto` submits it when it is shown, as SAML's POST binding does. */
export function form(action: string, fields: Readonly<Record<string, string>>, inner: string, auto = false): string {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join("");
  const text = `<form method="post" action="${escapeHtml(action)}"${auto ? ' id="auto" data-auto="true"' : ""}>${hidden}${inner}</form>`;
  return auto ? `${text}<script>document.getElementById("auto").submit()</script>` : text;
}
