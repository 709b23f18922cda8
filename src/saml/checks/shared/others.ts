import type { SamlInput } from "../../input/input";
import { parseInstant, written } from "../../response/instant";
import { NS } from "../../names";
import { readXml } from "../../xml/read";
import { attribute, elements, textOf } from "../../xml/tree";

/** What the other messages of a container are compared by. */
export interface OtherMessage {
  readonly kind: "request" | "response";
  /** Which one of the recording it is: `HAR entry 4, POST to … (2026-11-24T09:30:20Z)`. */
  readonly name: string;
  readonly id: string | undefined;
  readonly assertionIds: readonly string[];
  readonly inResponseTo: string | undefined;
  readonly issued: number | undefined;
  readonly issuer: string | undefined;
}

/** A response of Okta has a tenth of this; what is larger is not compared, so that a large recording stays quick. */
const LARGEST = 200_000;

/** The requests and responses among the other messages; what the strict reader refuses is left out, since nothing can be said of it. */
export function readOthers(messages: readonly SamlInput[]): OtherMessage[] {
  return messages.flatMap(({ kind, xml, ...where }) => {
    if ((kind !== "request" && kind !== "response") || xml.length > LARGEST) return [];
    const { root } = readXml(xml);
    if (root === undefined) return [];
    return [{
      kind,
      name: nameOf(where),
      id: attribute(root, "ID"),
      assertionIds: elements(root, NS.assertion, "Assertion").flatMap((one) => attribute(one, "ID") ?? []),
      inResponseTo: attribute(root, "InResponseTo"),
      issued: parseInstant(attribute(root, "IssueInstant") ?? ""),
      issuer: elements(root, NS.assertion, "Issuer").map(textOf)[0]?.trim(),
    }];
  });
}

/** A message as a person finds it again in the recording. */
export function nameOf({ container, sentAt }: Pick<SamlInput, "container" | "sentAt">): string {
  return sentAt === undefined ? container : `${container} at ${written(sentAt.getTime())}`;
}
