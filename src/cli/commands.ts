import type { Command } from "commander";
import type * as Access from "./access";
import type * as Check from "./check";
import type * as Comment from "./comment";
import type * as Environments from "./environments";
import type * as FindReview from "./find-review";
import type * as Preview from "./preview";
import type * as Recover from "./recover";
import type * as Rehearse from "./rehearse";
import type * as Report from "./report";
import type * as Review from "./review";
import type * as Saml from "./saml";
import type * as Sandbox from "./sandbox";

/**
 * Every command, in the order of the help. One brings much with it (CDKTF takes a second to load), so the one that was asked for is loaded alone.
 * By require, since Node's own import() knows nothing of the TypeScript that is run here as it is.
 */
export const commands: ReadonlyMap<string, (program: Command) => void> = new Map([
  ["preview", (program) => {
    const { addPreview }: typeof Preview = require("./preview");
    addPreview(program);
  }],
  ["check", (program) => {
    const { addCheck }: typeof Check = require("./check");
    addCheck(program);
  }],
  ["environments", (program) => {
    const { addEnvironments }: typeof Environments = require("./environments");
    addEnvironments(program);
  }],
  ["access", (program) => {
    const { addAccess }: typeof Access = require("./access");
    addAccess(program);
  }],
  ["review", (program) => {
    const { addReview }: typeof Review = require("./review");
    addReview(program);
  }],
  ["report", (program) => {
    const { addReport }: typeof Report = require("./report");
    addReport(program);
  }],
  ["comment", (program) => {
    const { addComment }: typeof Comment = require("./comment");
    addComment(program);
  }],
  ["find-review", (program) => {
    const { addFindReview }: typeof FindReview = require("./find-review");
    addFindReview(program);
  }],
  ["rehearse", (program) => {
    const { addRehearse }: typeof Rehearse = require("./rehearse");
    addRehearse(program);
  }],
  ["sandbox", (program) => {
    const { addSandbox }: typeof Sandbox = require("./sandbox");
    addSandbox(program);
  }],
  ["recover", (program) => {
    const { addRecover }: typeof Recover = require("./recover");
    addRecover(program);
  }],
  ["saml", (program) => {
    const { addSaml }: typeof Saml = require("./saml");
    addSaml(program);
  }],
]);
