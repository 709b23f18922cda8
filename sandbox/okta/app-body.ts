import type { CatalogApp } from "./catalog";
import { blank, invalid } from "./errors";
import { compact, field, flag, text, textOrNull, type JsonObject } from "./json";
import { readSignOn } from "./sign-on";

/** What a caller may decide of an app; a PUT replaces all of it. */
export interface AppWish {
  readonly label: string;
  readonly signOnMode: string;
  readonly accessibility: JsonObject;
  readonly visibility: JsonObject;
  readonly userNameTemplate: JsonObject;
  readonly settings: JsonObject;
  readonly notes: JsonObject;
  readonly implicitAssignment: boolean;
  readonly signOn: JsonObject;
}

export function readApp(body: JsonObject, catalog: CatalogApp | undefined, keepStatements: boolean): AppWish {
  const label = text(field(body, "label")) ?? "";
  if (label.trim() === "") throw invalid("label", blank("label"));
  if (label.length > 100) throw invalid("label", "label: The field is too long");
  const signOnMode = text(field(body, "signOnMode")) ?? "";
  if (signOnMode !== "SAML_2_0" && signOnMode !== "SAML_1_1") throw invalid("signOnMode", "signOnMode: this sandbox has SAML apps only");
  const settings = field(body, "settings");
  const accessibility = field(body, "accessibility");
  const visibility = field(body, "visibility");
  const hide = field(visibility, "hide");
  const notes = field(settings, "notes");
  return {
    label,
    signOnMode,
    accessibility: {
      selfService: flag(field(accessibility, "selfService")) ?? false,
      errorRedirectUrl: textOrNull(field(accessibility, "errorRedirectUrl")),
      loginRedirectUrl: textOrNull(field(accessibility, "loginRedirectUrl")),
    },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: flag(field(visibility, "autoSubmitToolbar")) ?? false,
      hide: { iOS: flag(field(hide, "iOS")) ?? false, web: flag(field(hide, "web")) ?? false },
    },
    userNameTemplate: readUserName(body),
    settings: catalog ? readCatalogSettings(catalog, field(settings, "app")) : {},
    notes: { admin: textOrNull(field(notes, "admin")), enduser: textOrNull(field(notes, "enduser")) },
    implicitAssignment: flag(field(settings, "implicitAssignment")) ?? false,
    signOn: readSignOn(catalog, field(settings, "signOn"), keepStatements),
  };
}

/** The body that asks for this wish: reading it gives the wish again. */
export function bodyOf({ label, signOnMode, accessibility, visibility, userNameTemplate, settings, notes, implicitAssignment, signOn }: AppWish): JsonObject {
  return { label, signOnMode, accessibility, visibility, credentials: { userNameTemplate }, settings: { app: settings, notes, implicitAssignment, signOn } };
}

function readCatalogSettings(catalog: CatalogApp, given: ReturnType<typeof field>): JsonObject {
  return Object.fromEntries(catalog.settings.map((key) => [key, textOrNull(field(given, key))]));
}

function readUserName(body: JsonObject): JsonObject {
  const template = field(field(body, "credentials"), "userNameTemplate");
  const type = textOrNull(field(template, "type")) ?? "BUILT_IN";
  const pushStatus = textOrNull(field(template, "pushStatus"));
  if (!["BUILT_IN", "CUSTOM", "NONE"].includes(type)) throw invalid("credentials", "userNameTemplate.type: Not one of the allowed values");
  if (pushStatus !== null && !["PUSH", "DONT_PUSH", "NOT_CONFIGURED"].includes(pushStatus)) {
    throw invalid("credentials", "userNameTemplate.pushStatus: Not one of the allowed values");
  }
  return compact({
    template: textOrNull(field(template, "template")) ?? "${source.login}",
    type,
    suffix: textOrNull(field(template, "suffix")) ?? undefined,
    pushStatus: pushStatus ?? undefined,
  });
}
