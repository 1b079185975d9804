import type { AreaDifference } from '#contract/areas.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { compareAreas } from './compare-areas.ts'
import { canEnd, goneAreas } from './gone-areas.ts'

/** What a list of divisions would change, before anything is changed. Problem with every bad row: AREAS_INVALID. */
export async function showDifference(work: Work, file: Uint8Array, name: string): Promise<AreaDifference> {
  const { difference, complaints, standing, hash } = await compareAreas(work, file, name)
  if (complaints.length > 0) throw problem('AREAS_INVALID', { rows: complaints.slice(0, 200), total: complaints.length })
  const gone = (await goneAreas(work, difference.gone, standing)).map((one) => ({ areaId: one.areaId, level: one.level, code: one.code, name: one.name, parentName: one.parentName, households: one.standing.households, canEnd: canEnd(one) }))
  const { added, renamed, recoded, moved, same } = difference
  return { added: [...added], renamed: [...renamed], recoded: [...recoded], moved: [...moved], gone, same, hash }
}
