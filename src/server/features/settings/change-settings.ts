import type { Settings } from '#contract/settings.ts'
import { sessionRules } from '#domain/access/session-rules.ts'
import { findDistrictSetting, setDistrictSetting } from '../../database/district-settings.ts'
import type { Work } from '../../http/work.ts'

/** Rules of the sessions of a district; they hold from the next request on. The trail says what each was before. */
export async function changeSettings(work: Work, settings: Settings): Promise<Settings> {
  const before = sessionRules(await findDistrictSetting(work.trx, work.districtKey, 'session'))

  await setDistrictSetting(work.trx, work.districtKey, 'session', settings)

  const changed = Object.entries(settings).filter(([name, value]) => before[name as keyof Settings] !== value)
  work.record({ action: 'change-settings', objectType: 'setting', objectId: 'session', areaPath: work.actor.areaPath, details: Object.fromEntries(changed.map(([name, value]) => [name, `${before[name as keyof Settings]} → ${value}`])) })
  return settings
}
