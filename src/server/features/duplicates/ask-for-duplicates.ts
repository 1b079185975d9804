import type { Work } from '../../http/work.ts'

/** Asks for the search of likely duplicates; it runs as a job over the whole district. */
export async function askForDuplicates(work: Work): Promise<Record<string, never>> {
  work.enqueue('find-duplicates', { districtKey: work.districtKey, accountId: work.actor.accountId })

  work.record({ action: 'find-duplicates', objectType: 'area', objectId: work.actor.areaId, areaPath: work.actor.areaPath })
  return {}
}
