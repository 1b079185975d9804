import type { Account } from '#contract/accounts.ts'
import type { Role } from '#domain/access/access.ts'

interface Stored {
  id: string
  login: string
  name: string
  role: string
  area_id: string
  area_name: string
  is_disabled: boolean
  locked_until: string | null
  last_seen_at: string | null
}

export function accountView(account: Stored, now: Date): Account {
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    role: account.role as Role,
    areaId: account.area_id,
    areaName: account.area_name,
    isDisabled: account.is_disabled,
    isLocked: account.locked_until !== null && Date.parse(account.locked_until) > now.getTime(),
    lastSeenAt: account.last_seen_at,
  }
}
