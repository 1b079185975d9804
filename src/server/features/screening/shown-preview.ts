import type { PreviewedRow, PreviewFound } from '#contract/screening.ts'
import { noCounts, type Preview, type Previewed, type PreviewCounts } from '#domain/policy/preview.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { listNames } from './rows.queries.ts'

/** So many of those who would enter and of those who would leave are named. */
export const mostNamed = 50

/** At which depth of the tree whoever asks is shown lines: what lies directly below. */
export function depthBelow({ actor }: Pick<Work, 'actor'>): number {
  return actor.areaPath.split('/').length
}

/** A preview with the names of places and people, as far as whoever asks may see them. */
export async function shownPreview(work: Work, { byArea, byGroup, entering, leaving, failure }: Preview): Promise<PreviewFound> {
  const areas = new Map((await listAreasOf(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const lines = [...byArea].flatMap(([path, counts]) => (areas.has(path) ? [{ area: areas.get(path)!, counts }] : []))
  const named = await namesOf(work, [...entering, ...leaving, ...(failure ? [failure.at] : [])])
  const [failedAt] = failure ? named(failure.at) : []
  return {
    total: [...byArea.values()].reduce(sum, noCounts()),
    areas: lines.toSorted((a, b) => (a.area.code < b.area.code ? -1 : 1)).map(({ area, counts }) => ({ areaId: area.id, name: area.name, ...counts })),
    groups: [...byGroup].map(([group, counts]) => ({ group, ...counts })),
    entering: entering.flatMap(named),
    leaving: leaving.flatMap(named),
    failure: failure && failedAt ? { code: failure.code, at: failedAt } : null,
  }
}

function sum(a: PreviewCounts, b: PreviewCounts): PreviewCounts {
  const names = Object.keys(a) as (keyof PreviewCounts)[]
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as PreviewCounts
}

async function namesOf(work: Work, found: readonly Previewed[]): Promise<(one: Previewed) => PreviewedRow[]> {
  const rows = await listNames(work.trx, work.districtKey, work.actor.scope, found)
  const byKey = new Map(rows.map((row) => [`${row.household_id} ${row.person_id ?? ''}`, row]))
  return ({ householdId, personId }) => {
    const row = byKey.get(`${householdId} ${personId ?? ''}`)
    return row ? [{ householdId, personId, name: row.person_name ?? row.head_name, headName: row.head_name, areaName: row.area_name }] : []
  }
}
