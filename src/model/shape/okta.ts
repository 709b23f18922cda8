import { z } from "zod";
import { REGIONS } from "../region";
import { names, object, record, text } from "./forms";

const signOn = z.discriminatedUnion("kind", [
  object({ kind: z.literal("existing"), name: text }),
  object({
    kind: z.literal("managed"),
    name: text,
    description: text,
    rules: z.array(object({
      name: text,
      access: z.enum(["allow", "deny"]).optional(),
      groups: names.optional(),
      assurance: z.enum(["two-factors", "phishing-resistant", "phishing-resistant-hardware"]).optional(),
      reauthenticateAfter: text.optional(),
      inactivity: text.optional(),
      zones: z.union([object({ include: names }), object({ exclude: names })]).optional(),
    })),
  }),
]);

const attributes = record(z.union([object({ saml: text }), object({ directory: text })]));
const createdApp = { label: text, adopt: text.optional(), acsUrl: text, nameId: text.optional(), signOn, attributes: attributes.optional() };
export const region = z.enum(Object.keys(REGIONS));

/** The Okta end of an environment. */
export const okta = object({
  org: text,
  domain: z.enum(["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com"]).optional(),
  access: z.discriminatedUnion("kind", [
    object({ kind: z.literal("existing"), group: text }),
    object({ kind: z.literal("rule"), group: text, expression: text }),
    object({ kind: z.literal("union"), group: text }),
  ]).optional(),
  ownGroups: z.array(object({ group: text, rule: text.optional() })).optional(),
  samlApp: z.discriminatedUnion("kind", [
    object({ kind: z.literal("oin"), ...createdApp }),
    object({ kind: z.literal("custom"), ...createdApp, additionalAcs: z.array(object({ region, url: text })).optional() }),
    object({ kind: z.literal("use"), label: text.optional(), id: text.optional() }),
  ]),
  provisioning: z.discriminatedUnion("kind", [
    object({ kind: z.literal("scim"), connected: z.boolean(), tokenExpires: text.optional(), pushedElsewhere: names.optional(), pushedByHand: names.optional() }),
    object({ kind: z.literal("terraform"), groups: names.optional(), mayBeEmpty: names.optional() }),
  ]).optional(),
});
