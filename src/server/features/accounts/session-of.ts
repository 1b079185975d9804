import type { Session } from '#contract/sessions.ts'
import { actions, may, type Action } from '#domain/access/access.ts'
import type { SessionRules } from '#domain/access/session-rules.ts'
import type { Actor } from '../../http/work.ts'
import type { Place } from './actor-of.ts'

export function sessionOf(actor: Actor, rules: SessionRules, districts: readonly Place[]): Session {
  return {
    account: {
      id: actor.accountId,
      login: actor.login,
      name: actor.name,
      role: actor.role,
      department: actor.department,
      isPrincipal: actor.isPrincipal,
      mustChange: actor.mustChange,
      homeName: actor.home.areaId === actor.areaId ? '' : actor.home.areaName,
    },
    area: { id: actor.areaId, name: actor.areaName, level: actor.level, path: actor.areaPath },
    actions: (Object.keys(actions) as Action[]).filter((action) => may(actor.role, action)),
    idleMinutes: rules.idleMinutes,
    districts: districts.map(({ id, name }) => ({ id, name })),
  }
}
