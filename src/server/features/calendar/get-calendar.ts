import type { CalendarLine } from '#contract/calendar.ts'
import type { Duty } from '#contract/campaigns.ts'
import type { RecordTask } from '#contract/records.ts'
import { daysBetween, isPlainDate } from '#domain/calendar/plain-date.ts'
import { may } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listDuties, listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { listTasks } from '../records/public.ts'
import { dueWorkLines } from './due-work.ts'

const mostDays = 100

export interface Asked {
  readonly from: string
  readonly until: string
  readonly whose: 'mine' | 'all'
  readonly campaign?: string | undefined
}

/**
 * What is due in some days, in every campaign that runs: duties of the plan, tasks that came of meetings, first and last days
 * of stages; and of the households what falls on a day: problems, reviews, visits, answers. With `mine` only what the account's own unit has to do.
 */
export async function getCalendar(work: Work, { from, until, whose, campaign: only }: Asked): Promise<{ lines: CalendarLine[]; before: CalendarLine[] }> {
  if (!isPlainDate(from) || !isPlainDate(until) || daysBetween(from, until) < 0 || daysBetween(from, until) > mostDays) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'until', code: 'date' }] })
  const all: CalendarLine[] = []
  for (const campaign of await listRunningCampaigns(work)) {
    if (only !== undefined && campaign.id !== only) continue
    const isShown = ({ isMine }: { isMine: boolean }) => whose === 'all' || isMine
    const duties = (await listDuties(work, campaign)).filter(isShown)
    const tasks = may(work.actor.role, 'record.read') ? (await listTasks(work, campaign, false)).filter(isShown) : []
    all.push(...stageLines(campaign), ...dutyLines(campaign, duties), ...tasks.map((task) => taskLine(campaign, task)), ...(await dueWorkLines(work, campaign, { from, until }, whose, blank)))
  }
  const sorted = all.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return { lines: sorted.filter((line) => line.due >= from && line.due <= until), before: sorted.filter((line) => line.due < from && line.late > 0) }
}

const blank = { title: null, what: null, areaName: null, owner: null, units: 1, done: 0, late: 0, clause: null, duty: null, task: null } as const

function stageLines({ id, plan, calendar }: RunningCampaign): CalendarLine[] {
  return calendar.stages.flatMap((stage): CalendarLine[] => {
    const { at, says, row } = stage.clause
    const line = { ...blank, campaignId: id, campaignTitle: plan.title, code: stage.id, title: stage.title, clause: { at, says, row: row ?? null } }
    return [{ ...line, kind: 'stage-begins', due: stage.from }, { ...line, kind: 'stage-ends', due: stage.until }]
  })
}

/** The same duty on the same day is one line, however many units have it. */
function dutyLines({ id, plan }: RunningCampaign, duties: readonly Duty[]): CalendarLine[] {
  return [...Map.groupBy(duties, (duty) => `${duty.code} ${duty.due}`).values()].flatMap((same): CalendarLine[] => {
    const [first] = same
    if (!first) return []
    const count = (state: Duty['state']) => same.filter((duty) => duty.state === state).length
    return [{ ...blank, kind: 'duty', campaignId: id, campaignTitle: plan.title, code: first.code, title: first.title, areaName: same.length === 1 ? first.areaName : null, due: first.due, units: same.length, done: count('done'), late: count('late'), clause: first.clause, duty: same.length === 1 ? first : null }]
  })
}

function taskLine({ id, plan }: RunningCampaign, task: RecordTask): CalendarLine {
  return { ...blank, kind: 'task', campaignId: id, campaignTitle: plan.title, code: task.id, what: task.what, areaName: task.areaName, owner: task.owner, due: task.due, done: task.state === 'done' ? 1 : 0, late: task.state === 'late' ? 1 : 0, task }
}
