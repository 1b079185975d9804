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
  /** The last level that it was sent up to, and the department that it was passed on to from there. */
  up_to: string | null
  up_department: string | null
}

/** The problems found in an area, as they stand, with the names a list needs. In no order. */
export function listFoundProblems(trx: Trx, districtKey: string, campaignId: string, areaPath: string): Promise<FoundProblem[]> {
  return trx
    .selectFrom('finding')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'finding.district_key').onRef('household.id', '=', 'finding.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'finding.district_key').onRef('person.id', '=', 'finding.person_id'))
    .leftJoin('area', 'area.path', 'finding.area_path')
    .leftJoin('area as town', 'town.id', 'finding.town_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('upward')
          .leftJoin('referral', (join) => join.onRef('referral.district_key', '=', 'upward.district_key').onRef('referral.id', '=', 'upward.referral_id'))
          .select(['upward.to_level as up_to', 'referral.department as up_department'])
          .where('upward.district_key', '=', districtKey)
          .whereRef('upward.finding_id', '=', 'finding.id')
          .where('upward.state', '<>', 'WITHDRAWN')
          .orderBy('upward.sent_at', 'desc')
          .orderBy('upward.id', 'desc')
          .limit(1)
          .as('up'),
      (join) => join.onTrue(),
    )
    .selectAll('finding')
    .select(['household.head_name', 'household.head_pinyin', 'person.name as person_name', 'area.name as area_name', 'area.code as area_code', 'town.name as town_name', 'up.up_to', 'up.up_department'])
    .where('finding.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('finding.campaign_id', '=', campaignId)
    .where(within(areaPath, 'finding.area_path'))
    .execute()
}
