import { AwsError } from "../errors";
import type { Operations } from "../operation";
import { page } from "../page";
import { sso } from "../rules";
import type { PermissionSet } from "../permission-sets";
import { requireInstance, requireSet } from "./instances";
import { readTags } from "./tags";

/** The pattern lets any ISO 8601 duration through; AWS then wants one between an hour and twelve. */
function requireSession(duration: string | undefined): string | undefined {
  if (duration === undefined) return undefined;
  const [, years, months, count, unit, hours, minutes, seconds] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration) ?? [];
  const days = Number(count ?? 0) * (unit === "W" ? 7 : 1) + Number(years ?? 0) * 365 + Number(months ?? 0) * 30;
  const total = days * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  if (total < 3600 || total > 43_200) throw new AwsError("ValidationException", "SessionDuration must be between PT1H and PT12H");
  return duration;
}

function shown({ name, arn, description, createdAt, sessionDuration, relayState }: PermissionSet): Readonly<Record<string, unknown>> {
  return { Name: name, PermissionSetArn: arn, Description: description, CreatedDate: createdAt, SessionDuration: sessionDuration, RelayState: relayState };
}

export const permissionSets: Operations = {
  CreatePermissionSet(input, state) {
    requireInstance(input, state);
    const set = state.sets.create(input.text("Name", sso.name), {
      description: input.optionalText("Description", sso.description),
      sessionDuration: requireSession(input.optionalText("SessionDuration", sso.duration)),
      relayState: input.optionalText("RelayState", sso.relayState),
      tags: input.has("Tags") ? Object.fromEntries(readTags(input, 75)) : {},
    });
    return { PermissionSet: shown(set) };
  },
  DescribePermissionSet: (input, state) => ({ PermissionSet: shown(requireSet(input, state)) }),
  UpdatePermissionSet(input, state) {
    const set = requireSet(input, state);
    const description = input.optionalText("Description", sso.description);
    const duration = requireSession(input.optionalText("SessionDuration", sso.duration));
    const relayState = input.optionalText("RelayState", sso.relayState);
    state.requireRight("sso:UpdatePermissionSet", set);
    set.description = description ?? set.description;
    set.sessionDuration = duration ?? set.sessionDuration;
    // The one member that goes when the call leaves it out; the provider sends it every time for that reason.
    set.relayState = relayState;
    set.revision += 1;
    return {};
  },
  DeletePermissionSet(input, state) {
    const set = requireSet(input, state);
    state.requireRight("sso:DeletePermissionSet", set);
    state.sets.delete(set.arn);
    return {};
  },
  ListPermissionSets(input, state) {
    requireInstance(input, state);
    const { items, ...rest } = page(input, "ListPermissionSets", [...state.permissionSets.keys()], 100, sso.token);
    return { PermissionSets: items, ...rest };
  },
};
