import type { Database } from '../../database/connect.ts'
import { within } from '../../database/within.ts'

export interface SurveyorRow {
  id: string
  name: string
  area_name: string
  until_date: string | null
}

/** Open accounts of contracted surveyors in an area whose contract has not ended. */
export function listSurveyorRows(database: Database, scope: string, today: string): Promise<SurveyorRow[]> {
  return database
    .selectFrom('account')
    .innerJoin('area', 'area.id', 'account.area_id')
    .select(['account.id', 'account.name', 'area.name as area_name', 'account.until_date'])
    .where('account.role', '=', 'surveyor')
    .where('account.is_disabled', '=', false)
    .where((where) => where.or([where('account.until_date', 'is', null), where('account.until_date', '>=', today)]))
    .where(within(scope, 'area.path'))
    .orderBy('account.id')
    .execute()
}
