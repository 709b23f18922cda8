import type { SamlInput } from "../../input/input";
import { NS } from "../../names";
import { parseInstant } from "../../response/instant";
import { readXml } from "../../xml/read";
import { attribute, elements, textOf } from "../../xml/tree";

/** What the other messages of a container are compared by. */
export interface OtherMessage {
  readonly kind: "request" | "response";
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
  return messages.flatMap(({ kind, xml }) => {
    if ((kind !== "request" && kind !== "response") || xml.length > LARGEST) return [];
    const { root } = readXml(xml);
    if (root === undefined) return [];
    return [{
      kind,
      id: attribute(root, "ID"),
      assertionIds: elements(root, NS.assertion, "Assertion").flatMap((one) => attribute(one, "ID") ?? []),
      inResponseTo: attribute(root, "InResponseTo"),
      issued: parseInstant(attribute(root, "IssueInstant") ?? ""),
      issuer: elements(root, NS.assertion, "Issuer").map(textOf)[0]?.trim(),
    }];
  });
}
