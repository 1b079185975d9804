import type { CalendarLine } from '#contract/calendar.ts'
import { may, type Action } from '#domain/access/access.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { CountOfDay, Days } from '../../database/by-day.ts'
import type { Work } from '../../http/work.ts'
import { countAgainByDay, type RunningCampaign } from '../campaigns/public.ts'
import { countFindingsByDay, countUpwardByDay } from '../findings/public.ts'
import { countKeysByDay } from '../key-households/public.ts'
import { countPlannedByDay } from '../planning/public.ts'
import { countReferralsByDay, sightOf } from '../referrals/public.ts'

type Kind = Extract<CalendarLine['kind'], 'findings' | 'reviews' | 'keys' | 'planned' | 'again' | 'upward' | 'referrals'>

/** What of the households themselves falls on a day: who may see it, whose work it is, and how many there are. */
interface DueWork {
  readonly kind: Kind
  readonly seenWith: Action
  /** Whoever may do it does it; a district watches what its towns and villages have to do. */
  readonly doneWith: Action
  readonly isBelowDistrict: boolean
  count(work: Work, campaign: RunningCampaign, days: Days): Promise<CountOfDay[]>
}

const kinds: readonly DueWork[] = [
  { kind: 'findings', seenWith: 'finding.read', doneWith: 'finding.settle', isBelowDistrict: true, count: (work, { id }, days) => countFindingsByDay(work.trx, work.districtKey, work, work.actor.scope, id, 'due', days) },
  { kind: 'reviews', seenWith: 'finding.read', doneWith: 'finding.settle', isBelowDistrict: true, count: (work, { id }, days) => countFindingsByDay(work.trx, work.districtKey, work, work.actor.scope, id, 'review', days) },
  { kind: 'keys', seenWith: 'key-household.read', doneWith: 'key-household.keep', isBelowDistrict: true, count: (work, { id }, days) => countKeysByDay(work.trx, work.districtKey, work, work.actor.scope, id, days) },
  { kind: 'planned', seenWith: 'visit.plan', doneWith: 'visit.record', isBelowDistrict: true, count: (work, { id }, days) => countPlannedByDay(work.trx, work.districtKey, work, work.actor.scope, id, days) },
  { kind: 'again', seenWith: 'visit.plan', doneWith: 'visit.record', isBelowDistrict: true, count: (work, { id }, days) => countAgainByDay(work.trx, work.districtKey, id, work.actor.scope, days) },
  { kind: 'upward', seenWith: 'upward.answer', doneWith: 'upward.answer', isBelowDistrict: false, count: (work, { id }, days) => countUpwardByDay(work.trx, work.districtKey, work, work.actor.scope, id, work.actor.level, days) },
  { kind: 'referrals', seenWith: 'referral.read', doneWith: 'referral.make', isBelowDistrict: false, count: (work, { id }, days) => countReferralsByDay(work.trx, work.districtKey, sightOf(work.actor), id, days) },
]

/** The same as lines of a calendar, one for each kind and day. */
export async function dueWorkLines(work: Work, campaign: RunningCampaign, days: Days, whose: 'mine' | 'all', blank: Omit<CalendarLine, 'kind' | 'campaignId' | 'campaignTitle' | 'code' | 'due'>): Promise<CalendarLine[]> {
  const { role, level } = work.actor
  const lines: CalendarLine[] = []
  for (const { kind, seenWith, doneWith, isBelowDistrict, count } of kinds) {
    const isMine = may(role, doneWith) && !(isBelowDistrict && level === 'district')
    if (!may(role, seenWith) || (whose === 'mine' && !isMine)) continue
    for (const { day, count: units } of await count(work, campaign, days)) {
      lines.push({ ...blank, kind, campaignId: campaign.id, campaignTitle: campaign.plan.title, code: kind, due: day as PlainDate, units, late: day < work.today ? units : 0 })
    }
  }
  return lines
}
