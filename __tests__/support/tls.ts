import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { RequestListener } from "node:http";
import * as der from "../../sandbox/okta/der";

/** A server of https://localhost on a free loopback port. */
export interface LocalTls {
  /** `localhost:PORT` */
  readonly host: string;
  /** PEM of its self-signed certificate, for clients that are to trust it. */
  readonly certificate: string;
  close(): Promise<void>;
}

export async function startTls(listener: RequestListener): Promise<LocalTls> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const algorithm = der.sequence(der.oid("1.2.840.113549.1.1.11"), der.nothing());
  const name = der.sequence(der.set(der.sequence(der.oid("2.5.4.3"), der.utf8("localhost"))));
  // Go, and so Terraform, looks for the name among the alternative names alone.
  const altNames = der.sequence(short(0x82, Buffer.from("localhost", "ascii")));
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(8)),
    algorithm,
    name,
    der.sequence(der.time(new Date(Date.now() - 60_000)), der.time(new Date(Date.now() + 86_400_000))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(der.sequence(der.oid("2.5.29.17"), short(0x04, altNames)))),
  );
  const base64 = der.sequence(body, algorithm, der.bits(sign("sha256", body, privateKey))).toString("base64");
  const certificate = `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;
  const server: Server = createServer({ key: privateKey.export({ type: "pkcs8", format: "pem" }), cert: certificate }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  return {
    host: `localhost:${typeof address === "object" ? address?.port : ""}`,
    certificate,
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** A part of less than 128 bytes, whatever its kind. */
function short(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}
