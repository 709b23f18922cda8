import type { Backend } from "../backend";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";

/** Folders of the project that can't keep state, and why. */
const NO_PLACE_FOR_STATE = {
  "cdktf.out": "is output, which anybody may delete",
  environments: "is data, which is committed",
  node_modules: "is deleted by every npm ci",
  ".git": "belongs to git",
  ".gen": "is generated anew",
};

/** Every environment has state of its own, in a place whose name its backend takes. */
export const backends: Rule = {
  id: "backends",
  scope: "project",
  check: ({ environments }) => [
    ...shared(environments, ({ environment }) => identity(environment.backend)).map(([, same]) => error(`${same.map(({ environment }) => environment.name).join(", ")}.backend`, `the same state ${quote(same[0]?.environment.backend)}`, "a state for each environment: two in one would destroy each other", "give each its own workspace, key or path")),
    ...environments.flatMap(({ environment: { name, backend } }) => form(`${name}.backend`, backend)),
  ],
};

function identity(backend: Backend): string {
  switch (backend.kind) {
    case "hcp-terraform": return `${backend.hostname ?? "app.terraform.io"}/${backend.organization}/${backend.workspace}`.toLowerCase();
    case "s3": return `s3://${backend.bucket}/${backend.key}`;
    // Two spellings of one path are one file, and on some machines two cases are too.
    case "local": return parts(backend.path).join("/");
  }
}

function parts(path: string): string[] {
  return path.toLowerCase().split("/").filter((part) => part !== "" && part !== ".");
}

function form(where: string, backend: Backend): Finding[] {
  switch (backend.kind) {
    case "hcp-terraform":
      return [
        ...fits(`${where}.organization`, backend.organization, /^[A-Za-z0-9][A-Za-z0-9_-]{2,39}$/, "3 to 40 letters, digits, - and _"),
        ...fits(`${where}.workspace`, backend.workspace, /^[A-Za-z0-9_-]{1,90}$/, "1 to 90 letters, digits, - and _"),
        ...(backend.hostname === undefined ? [] : fits(`${where}.hostname`, backend.hostname, /^[a-z0-9.-]+(:\d+)?$/, "a host name, without https:// and path")),
      ];
    case "s3":
      return [
        ...fits(`${where}.bucket`, backend.bucket, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "an S3 bucket name: 3 to 63 lower-case letters, digits, . and -"),
        ...fits(`${where}.key`, backend.key, /^(?!.*\/\/)(?=[^/])[^\s\p{Cc}]{1,1024}(?<!\/)$/u, "an S3 key of 1 to 1024 characters without space, that neither begins nor ends with / and has no //"),
        ...fits(`${where}.region`, backend.region, /^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS Region"),
      ];
    case "local":
      return localPath(`${where}.path`, backend.path);
  }
}

function fits(where: string, value: string, pattern: RegExp, allowed: string): Finding[] {
  return pattern.test(value) ? [] : [error(where, quote(value), allowed, "correct it")];
}

/** State holds names and ids of everybody's access: it belongs neither among what is written anew nor among what is committed. */
function localPath(where: string, path: string): Finding[] {
  if (!/^(?!\/|[A-Za-z]:)(?!.*(^|\/)\.\.(\/|$))[^\\\p{Cc}]*[^\\\p{Cc}/.]$/u.test(path)) return [error(where, quote(path), "a path inside the project, relative to its root", 'write one such as "state/pilot.tfstate"')];
  const why = new Map(Object.entries(NO_PLACE_FOR_STATE)).get(parts(path)[0] ?? "");
  return why === undefined ? [] : [error(where, quote(path), `a folder of its own: ${parts(path)[0]} ${why}`, 'write one such as "state/pilot.tfstate"')];
}
