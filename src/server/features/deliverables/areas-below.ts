import type { AreaBelow } from '#domain/reporting/compare-areas.ts'
import type { Below } from '#domain/reporting/report.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { listContents, listVersions } from './deliverables.queries.ts'
import type { Place } from './find-place.ts'
import { contentOf } from './get-version.ts'

/**
 * The areas right below the one a report is of, each with the last report that it handed in and that was not returned.
 * @param pathOf path of the area of each household
 */
export async function areasBelow(work: Work, { campaign, deliverable, area }: Place, pathOf: ReadonlyMap<string, string>): Promise<Below | undefined> {
  if (!deliverable.sections.some((section) => section.shows.includes('areas-below') || section.shows.includes('areas-now'))) return undefined
  const below = (await listAreasOf(work.trx, work.districtKey)).filter((one) => one.parent_id === area.id)
  // What they hand in upwards and this report is made of: the report of the same sections that is made once.
  const theirs = new Set(campaign.plan.deliverables.filter((one) => one.rows === 'report' && one.every === undefined && one.to === deliverable.from && one.id !== deliverable.id).map((one) => one.id))
  const versions = (await listVersions(work.trx, work.districtKey, campaign.id, area.path)).filter((version) => theirs.has(version.code) && version.state === 'SUBMITTED')
  const frozen = await listContents(work.trx, work.districtKey, versions.map((version) => version.id))
  const areas = below.map((one): AreaBelow => {
    const contents = versions.filter((version) => version.area_path === one.path).map((version) => ({ version, content: contentOf(work, { ...version, content_sealed: frozen.get(version.id)! }) }))
    // Of several reports that which holds the frame.
    const found = contents.find(({ content }) => content.figures.some((figure) => figure.id === 'coverage:frame'))
    return { areaId: one.id, areaName: one.name, ...(found && { version: { id: found.version.id, cutOff: found.content.cutOff, tables: found.content.tables, figures: found.content.figures } }) }
  })
  return {
    areas,
    areaOf: (row) => {
      const path = pathOf.get(row.householdId ?? '')
      return path === undefined ? undefined : below.find((one) => path.startsWith(one.path))?.id
    },
  }
}
