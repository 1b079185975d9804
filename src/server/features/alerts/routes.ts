import * as contract from '#contract/alerts.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { drawAlertSample, getAlertSample, listAlertSamples, listSampledUnseen, lookAtSampled } from './draw-sample.ts'
import { followAlert } from './follow-alert.ts'
import { getAlert, getAlertsWaiting, getAlertYield, listAlerts } from './list-alerts.ts'

export function mountAlerts(endpoints: Endpoints): void {
  endpoints.read(contract.listAlerts, (work, { query }) => listAlerts(work, query))
  endpoints.read(contract.getAlertsWaiting, (work) => getAlertsWaiting(work))
  endpoints.read(contract.getAlertYield, (work, { query }) => getAlertYield(work, query))
  endpoints.read(contract.getAlert, (work, { params }) => getAlert(work, params.id))
  endpoints.write(contract.followAlert, (work, { params, body }) => followAlert(work, params.id, body))
  endpoints.read(contract.listAlertSamples, async (work) => ({ rows: await listAlertSamples(work) }))
  endpoints.read(contract.listSampledUnseen, (work, { query }) => listSampledUnseen(work, query))
  endpoints.read(contract.getAlertSample, (work, { params }) => getAlertSample(work, params.id))
  endpoints.write(contract.drawAlertSample, (work, { body }) => drawAlertSample(work, body))
  endpoints.write(contract.lookAtSampled, (work, { params, body }) => lookAtSampled(work, params.id, body))
}
