import * as contract from '#contract/screening.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { getScreening, getScreeningAreas } from './figures.ts'
import { getCard } from './get-card.ts'
import { KeptColumns } from './kept-columns.ts'
import { listScreened } from './list-screened.ts'
import { previewParameter } from './preview-parameter.ts'
import { previewRule } from './preview-rule.ts'

export function mountScreening(endpoints: Endpoints, services: Services): void {
  const kept = new KeptColumns(services)
  endpoints.read(contract.previewRule, (work, { body }) => previewRule(work, kept, body))
  endpoints.read(contract.previewParameter, (work, { body }) => previewParameter(work, kept, body))
  endpoints.read(contract.getScreening, (work, { query }) => getScreening(work, query.area))
  endpoints.read(contract.getScreeningAreas, (work, { params, query }) => getScreeningAreas(work, params.id, query.area))
  endpoints.read(contract.listScreened, (work, { params, query }) => listScreened(work, params.id, query))
  endpoints.read(contract.getCard, (work, { params, query }) => getCard(work, params.id, query.asOf))
}
