import * as contract from '#contract/settings.ts'
import { sessionRules } from '#domain/access/session-rules.ts'
import { findDistrictSetting } from '../../database/district-settings.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { changeSettings } from './change-settings.ts'

export function mountSettings(endpoints: Endpoints, services: Services): void {
  endpoints.wideRead(contract.getSettings, async (work) => ({ ...sessionRules(await findDistrictSetting(work.trx, work.districtKey, 'session')), kind: services.kind, version: services.version }))
  endpoints.wideWrite(contract.changeSettings, (work, { body }) => changeSettings(work, body))
}
