import type { z } from 'zod'
import type { endResidence as contract } from '#contract/institutions.ts'
import { institutionKey } from '#domain/access/reach.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import type { Work } from '../../http/work.ts'
import { endReach } from '../reach/public.ts'
import { writeFacts } from '../registry/public.ts'
import { countOthers, endResident, lockResident } from './residents.queries.ts'
import { sightOf } from './sight.ts'

/** A resident leaves. The institution no longer sees the household at home unless somebody else of it still lives there. */
export async function endResidence(work: Work, id: string, { on, reason, livingState }: z.output<(typeof contract)['body']>): Promise<{ id: string }> {
  const { trx, districtKey } = work
  const row = await lockResident(trx, work, sightOf(work.actor), id)

  if (!row) throw problem('NOT_FOUND')

  if (row.to_date !== null) throw problem('CASE_STATE')
  if (!isPlainDate(on) || on > work.today || on < row.from_date) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'on', code: 'date' }] })

  if (livingState !== null && !codeLists['living-state'].some((one) => one.code === livingState)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'livingState', code: 'CODE_UNKNOWN' }] })

  await endResident(trx, districtKey, id, on, reason)
  const others = await countOthers(trx, districtKey, row.institution_id, row.household_id, id)
  if (others === 0) await endReach(work, { householdIds: [row.household_id], key: institutionKey(row.institution_id) })
  if (livingState !== null) await writeFacts(work, { id: row.household_id, area_path: row.area_path }, row.person_id, { livingState }, on)

  work.record({ action: 'end-residence', objectType: 'resident', objectId: id, areaPath: row.area_path, details: { household: row.household_id, reason } })
  return { id }
}
