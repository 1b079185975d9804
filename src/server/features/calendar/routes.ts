import * as contract from '#contract/calendar.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getCalendar } from './get-calendar.ts'

export function mountCalendar(endpoints: Endpoints): void {
  endpoints.read(contract.getCalendar, (work, { query }) => getCalendar(work, query))
}
