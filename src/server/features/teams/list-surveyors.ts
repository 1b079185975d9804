import type { z } from 'zod'
import type { listSurveyors as route } from '#contract/teams.ts'
import type { Services, Work } from '../../http/work.ts'
import { listSurveyorRows } from './surveyors.queries.ts'

/** Contracted surveyors of the area to whom households can be given. */
export async function listSurveyors(services: Services, work: Work): Promise<z.input<typeof route.response>> {
  const rows = await listSurveyorRows(services.apart, work.actor.scope, work.today)
  return { rows: rows.map(({ id, name, area_name, until_date }) => ({ id, name, areaName: area_name, until: until_date })) }
}
