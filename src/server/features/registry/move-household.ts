import type { z } from 'zod'
import type { moveHousehold as route } from '#contract/household-desk.ts'
import { writtenDate } from '#domain/calendar/plain-date.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import { findArea } from '../areas/public.ts'
import { lockHousehold, updateHousehold } from './desk.queries.ts'
import { moveHouseholds } from './move-households.ts'
import { lastPlaceUntil } from './move-households.queries.ts'
import { registerElsewhere } from './register-elsewhere.ts'

type Input = z.output<typeof route.body>

/**
 * A household goes to live in another village of one's own area. All that belongs to it goes with it; what was signed in the
 * old village stays as it was signed, its next supplement strikes the household, and the new one signs for it with its next
 * list. It may stay registered where it was (J-24). Problems: NOT_FOUND, CHANGED_MEANWHILE, MEMBER_DATES, MOVE_BEFORE_LAST.
 */
export async function moveHousehold(work: Work, householdId: string, input: Input): Promise<{ householdId: string }> {
  const { trx, districtKey } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  const village = household && (await findArea(trx, districtKey, input.areaId))
  if (!household || !village || village.level !== 'village' || !isWithin(village.path, work.actor.scope)) throw problem('NOT_FOUND')

  if (village.path === household.area_path) throw problem('CHANGED_MEANWHILE')
  if (input.on > work.today) throw problem('MEMBER_DATES')
  const since = await lastPlaceUntil(trx, districtKey, householdId)
  if (since !== undefined && input.on < since) throw problem('MOVE_BEFORE_LAST', { since })

  const because = say(readTexts('zh-CN', 'rosters'), 'rosters.moved-away', { on: writtenDate(input.on), reason: input.reason })
  await moveHouseholds(work, [householdId], village.path, input.on, because)
  if (input.address) await updateHousehold(trx, districtKey, householdId, { address: input.address })
  const registered = household.registered_path ?? (input.staysRegistered ? household.area_path : undefined)
  await registerElsewhere(work, { id: householdId, headName: household.head_name, livesPath: village.path }, registered)

  const details = { from: household.area_path, to: village.path, on: input.on, reason: input.reason }
  work.record({ action: 'move-household', objectType: 'household', objectId: householdId, areaPath: village.path, details })
  // Where it left from, the trail says where it went.
  work.record({ action: 'move-household', objectType: 'household', objectId: householdId, areaPath: household.area_path, details })
  return { householdId }
}
