import { arch, homedir, platform } from "node:os";

/** What the finders may look at; tests give a made-up one, so that they never see the machine they run on. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Stands before every absolute path that is not under `home`. @default "" */
  readonly root: string;
  /** As Terraform spells it, `linux_amd64`. */
  readonly platform: string;
}

/** This machine as it is. */
export function thisMachine(): Machine {
  const env = process.env;
  return { env, home: env["HOME"] ?? homedir(), root: "", platform: terraformPlatform(platform(), arch()) };
}

/** Node's words for an operating system and a processor, in Go's, which is what mirrors are named by. */
export function terraformPlatform(os: string, processor: string): string {
  const goOs = os === "win32" ? "windows" : os;
  const goArch = processor === "x64" ? "amd64" : processor === "ia32" ? "386" : processor;
  return `${goOs}_${goArch}`;
}
