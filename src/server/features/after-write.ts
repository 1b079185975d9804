import type { AuditRecord, Work } from '../http/work.ts'
import { recountTouched } from './campaigns/public.ts'
import { doubtByDesk } from './findings/public.ts'
import { loadHouseholdFacts } from './registry/public.ts'
import { screenChanged } from './screening/public.ts'

/** What follows from a write whatever it was, by what its audit entries name: closed problems that new facts contradict, what rules come to, and the counts. */
export async function afterWrite(work: Work, entries: readonly AuditRecord[]): Promise<void> {
  const households = new Set(entries.filter((entry) => entry.objectType === 'household').map((entry) => entry.objectId))
  for (const id of households) await doubtByDesk(work, id, async () => (await loadHouseholdFacts(work, [id])).get(id))
  await screenChanged(work, entries)
  recountTouched(work, entries)
}
