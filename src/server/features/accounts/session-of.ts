import type { Session } from '#contract/sessions.ts'
import { actions, may, type Action } from '#domain/access/access.ts'
import type { Actor } from '../../http/work.ts'

export function sessionOf(actor: Actor): Session {
  return {
    account: { id: actor.accountId, login: actor.login, name: actor.name, role: actor.role },
    area: { id: actor.areaId, name: actor.areaName, level: actor.level, path: actor.areaPath },
    actions: (Object.keys(actions) as Action[]).filter((action) => may(actor.role, action)),
  }
}
