import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface FoundProblem extends Row<'finding'> {
  head_name: string
  head_pinyin: string
  person_name: string | null
  area_name: string | null
  area_code: string | null
  town_name: string | null
}

/** The problems found in an area, as they stand, with the names a list needs. In no order. */
export function listFoundProblems(trx: Trx, districtKey: string, campaignId: string, areaPath: string): Promise<FoundProblem[]> {
  return trx
    .selectFrom('finding')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'finding.district_key').onRef('household.id', '=', 'finding.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'finding.district_key').onRef('person.id', '=', 'finding.person_id'))
    .leftJoin('area', 'area.path', 'finding.area_path')
    .leftJoin('area as town', 'town.id', 'finding.town_id')
    .selectAll('finding')
    .select(['household.head_name', 'household.head_pinyin', 'person.name as person_name', 'area.name as area_name', 'area.code as area_code', 'town.name as town_name'])
    .where('finding.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('finding.campaign_id', '=', campaignId)
    .where(within(areaPath, 'finding.area_path'))
    .execute()
}
