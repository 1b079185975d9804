import type { Mount } from '../http/app.ts'
import { mountAccounts } from './accounts/routes.ts'
import { inHand } from './in-hand.ts'
import { mountSettings } from './settings/routes.ts'
import { mountAreas } from './areas/routes.ts'
import { mountAttachments } from './attachments/routes.ts'
import { mountAudit } from './audit/routes.ts'
import { giveDuties } from './campaigns/public.ts'
import { mountCampaigns } from './campaigns/routes.ts'
import { mountRosters } from './rosters/routes.ts'
import { mountDeliverables } from './deliverables/routes.ts'
import { mountFindings } from './findings/routes.ts'
import { mountImports } from './imports/routes.ts'
import { mountRegistry } from './registry/routes.ts'
import { mountVisits } from './visits/routes.ts'

/** Every feature's routes, in the order of the way of the data. */
export const mounts: readonly Mount[] = [(endpoints, services) => mountAccounts(endpoints, services, inHand), mountSettings, (endpoints) => mountAreas(endpoints, (work) => giveDuties(work)), mountCampaigns, mountAttachments, mountImports, mountRosters, mountRegistry, mountVisits, mountFindings, mountDeliverables, mountAudit]
