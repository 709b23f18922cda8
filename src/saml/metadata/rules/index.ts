import { certificateDates } from "./certificate-dates";
import { certificates } from "./certificates";
import { document } from "./document";
import { entityId } from "./entity-id";
import { roles } from "./roles";
import type { MetadataRule } from "./rule";
import { serviceProvider } from "./service-provider";
import { services } from "./services";

/** Every rule for metadata, in the order in which findings of one severity are told. */
export const metadataRules: readonly MetadataRule[] = [document, entityId, roles, certificates, certificateDates, services, serviceProvider];
