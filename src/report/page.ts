import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReviewView } from "../review/view/view";
import type { ReportData } from "./data";
import { Html, html, jsonForScript } from "./html";
import { reviewHtml } from "./review-html";

/** Parts of the page's script, in the order in which they build on each other. */
const CLIENT = ["state.js", "elements.js", "lists.js", "matrix.js", "tabs.js", "main.js"];

interface PageOptions {
  /** When it was made, ISO 8601. */
  readonly madeAt: string;
  /** Of what the report is, in a few words. */
  readonly title: string;
}

/** The report as one file that opens offline: no request leaves it, and its only script is the one whose hash it names. */
export function reportPage(data: ReportData, review: ReviewView | undefined, { madeAt, title }: PageOptions): string {
  const script = `(() => {\n"use strict";\n${CLIENT.map((file) => read(join("client", file))).join("\n")}\n})();`;
  const style = read("style.css");
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; base-uri 'none'; form-action 'none'`;
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header>
<h1>${title}</h1>
<p class="made">made ${madeAt}: ${count(data.grants.length / 4)} grants of ${data.groups.length} groups in ${data.accounts.length} accounts${data.gained.length + data.lost.length > 0 ? `; ${count(data.lost.length / 4)} lost, ${count(data.gained.length / 4)} gained` : ""}</p>
<form role="search" id="filters">
<label>Find <input type="search" id="query" placeholder="group, account, unit, permission set ( / )" autocomplete="off"></label>
<fieldset id="environments"><legend>Environments</legend></fieldset>
<label class="check"><input type="checkbox" id="changes-only"> only what changes</label>
</form>
<div role="tablist" aria-label="Views" id="tabs"></div>
</header>
<main id="main" tabindex="-1">
<section role="tabpanel" id="panel-review" aria-labelledby="tab-review" hidden>${review === undefined ? html`<p>No review was given: this is access as it is (<code>idc report --review</code>).</p>` : reviewHtml(review)}</section>
<section role="tabpanel" id="panel-groups" aria-labelledby="tab-groups" hidden></section>
<section role="tabpanel" id="panel-accounts" aria-labelledby="tab-accounts" hidden></section>
<section role="tabpanel" id="panel-matrix" aria-labelledby="tab-matrix" hidden></section>
<p id="status" role="status" aria-live="polite"></p>
</main>
<noscript><p>The lists and the matrix need JavaScript; this page loads nothing from anywhere.</p></noscript>
<script type="application/json" id="data">${new Html(jsonForScript({ ...data, reviewed: review !== undefined }))}</script>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return markup;
}

function read(file: string): string {
  return readFileSync(join(__dirname, file), "utf8").replaceAll("\r\n", "\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
