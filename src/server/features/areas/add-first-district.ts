import { fullAreaCode } from '#domain/area/area-code.ts'
import { childPath } from '#domain/area/area-path.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Services } from '../../http/work.ts'
import { newAreaId } from './area-id.ts'
import { findDistrictByCode, hasAnyArea, insertAreas } from './areas.queries.ts'

/** The district at the root of a new database. Called again with the same code (after a broken set-up) it finds it. */
export async function addFirstDistrict(services: Services, input: { name: string; code: string }): Promise<string> {
  const code = fullAreaCode(input.code)
  if (code === undefined || !code.endsWith('000000')) throw problem('AREAS_INVALID', { rows: [{ row: 1, code: 'CODE', value: input.code }], total: 1 })
  if (await hasAnyArea(services.database)) {
    const known = await findDistrictByCode(services.database, code)
    if (known) return known
    throw problem('AREAS_ALREADY_THERE')
  }
  const id = newAreaId(services.random)
  await insertAreas(services.database, [{ id, parent_id: null, district_key: id, level: 'district', code, name: input.name, path: childPath('', id) }])
  return id
}

