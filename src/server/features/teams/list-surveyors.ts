import type { z } from 'zod'
import type { listSurveyors as route } from '#contract/teams.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import type { Services, Work } from '../../http/work.ts'
import { soundOf } from '../../name-sound.ts'
import { listSurveyorRows } from './surveyors.queries.ts'

/** Contracted surveyors of the area to whom households can be given. */
export async function listSurveyors(services: Services, work: Work): Promise<z.input<typeof route.response>> {
  const rows = await listSurveyorRows(services.apart, work.actor.scope, work.today)
  const bySound = rows.toSorted((a, b) => inOrder(soundOf(a.name).order, soundOf(b.name).order))
  return { rows: bySound.map(({ id, name, area_name, until_date }) => ({ id, name, areaName: area_name, until: until_date })) }
}
