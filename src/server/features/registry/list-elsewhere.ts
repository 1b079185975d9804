import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { listElsewhere as rowsOf, type ElsewhereRow } from './elsewhere.queries.ts'

export interface ElsewhereView {
  headName: string
  registeredAt: string
  livesAt: string
  householdId: string | null
}

/** Households that are registered in an area and live in another village: a line each (J-24). They open only for those whose area they live in. */
export async function listElsewhere(work: Work, areaId: string): Promise<{ rows: ElsewhereView[] }> {
  const area = await findArea(work.trx, work.districtKey, areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')

  const rows = work.actor.reach === null ? await rowsOf(work.trx, work.districtKey, area.path) : []
  return { rows: rows.map((row) => elsewhereView(work, row)) }
}

export function elsewhereView(work: Work, row: ElsewhereRow): ElsewhereView {
  return { headName: row.head_name, registeredAt: row.registered_at, livesAt: row.lives_at, householdId: isWithin(row.lives_path, work.actor.scope) ? row.household_id : null }
}
