import type { AreaLevel } from '#domain/access/access.ts'
import type { Actor } from './work.ts'

/** Somebody who is no account: upkeep, the first set-up. It stands like an administrator and reaches no personal data by itself. */
export function systemActor(who: { readonly accountId: string; readonly login: string; readonly name: string }, area: { readonly id: string; readonly name: string; readonly path: string; readonly districtKey: string; readonly level?: AreaLevel }): Actor {
  const level = area.level ?? 'district'
  return {
    ...who,
    role: 'administrator',
    areaId: area.id,
    areaName: area.name,
    level,
    scope: '',
    areaPath: area.path,
    districtKey: area.districtKey,
    reach: null,
    department: null,
    institution: null,
    isPrincipal: false,
    mustChange: false,
    home: { areaId: area.id, areaName: area.name, level },
    samePerson: [who.accountId],
  }
}

/** For work in a district that nobody asked for. */
export function upkeepActor({ districtKey, path }: { readonly districtKey: string; readonly path: string }): Actor {
  return systemActor({ accountId: '00000000-0000-7000-8000-000000000003', login: 'upkeep', name: 'upkeep' }, { id: districtKey, name: '', path, districtKey })
}
