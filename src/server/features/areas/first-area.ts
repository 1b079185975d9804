import { fullAreaCode, levelOfCode } from '#domain/area/area-code.ts'
import { childPath } from '#domain/area/area-path.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Services, Work } from '../../http/work.ts'
import { newAreaId } from './area-id.ts'
import { findTopByCode, hasAnyArea, insertAreas } from './areas.queries.ts'

export interface FirstArea {
  readonly id: string
  readonly level: 'city' | 'district'
  /** Adds it, in the write that needs it. */
  add(work: Work): Promise<void>
}

/** The district or, by its code, the city at the root of a new database; one that a set-up broken off left there with this code is found. */
export async function firstArea(services: Services, input: { name: string; code: string }): Promise<FirstArea> {
  const code = fullAreaCode(input.code)
  if (code === undefined || !code.endsWith('000000')) throw problem('AREAS_INVALID', { rows: [{ row: 1, code: 'CODE', value: input.code }], total: 1 })
  const level = levelOfCode(code) as FirstArea['level']
  if (await hasAnyArea(services.database)) {
    const known = await findTopByCode(services.database, code)
    if (known) return { id: known, level, add: async () => undefined }
    throw problem('AREAS_ALREADY_THERE')
  }
  const id = newAreaId(services.random)
  return { id, level, add: (work) => insertAreas(work.trx, [{ id, parent_id: null, district_key: id, level, code, name: input.name, path: childPath('', id) }], null) }
}
