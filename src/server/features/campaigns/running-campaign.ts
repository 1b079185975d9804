import type { Plan } from '#domain/plan/plan.ts'
import { campaignCalendar, type CampaignCalendar } from '#domain/plan/calendar.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getPlanFile, getStoredPlan } from '../plans/public.ts'
import type { Trx } from '../../database/transaction.ts'
import { listCampaignRows, type CampaignRow } from './campaigns.queries.ts'

/** A campaign with the plan it was opened from (whatever became of the folder since) and its dates counted from its own start. */
export interface RunningCampaign {
  readonly id: string
  readonly row: CampaignRow
  readonly plan: Plan
  readonly notice: string
  readonly calendar: CampaignCalendar
}

async function running(work: Work, row: CampaignRow): Promise<RunningCampaign> {
  const { plan, notice } = await getStoredPlan(work, row.plan_id, row.plan_digest)
  return { id: row.id, row, plan, notice, calendar: calendarOf(plan, row.start_date) }
}

// A plan as it was published never changes, and so neither do its dates from a start.
const calendars = new WeakMap<Plan, Map<string, CampaignCalendar>>()

function calendarOf(plan: Plan, start: string): CampaignCalendar {
  let known = calendars.get(plan)
  if (!known) calendars.set(plan, (known = new Map()))
  let calendar = known.get(start)
  if (!calendar) known.set(start, (calendar = campaignCalendar(plan, start as never)))
  return calendar
}

/** Problems: NOT_FOUND when it is not a campaign of the actor's district. */
export async function getRunningCampaign(work: Work, id: string): Promise<RunningCampaign> {
  const campaign = (await listRunningCampaigns(work)).find((one) => one.id === id)
  if (!campaign) throw problem('NOT_FOUND')
  return campaign
}

// Nearly everything in a piece of work asks for them; they are read once in its transaction.
const read = new WeakMap<Trx, Promise<RunningCampaign[]>>()

/** Campaigns of the actor's district, newest first. */
export async function listRunningCampaigns(work: Work): Promise<RunningCampaign[]> {
  let campaigns = read.get(work.trx)
  if (!campaigns) read.set(work.trx, (campaigns = readCampaigns(work)))
  return [...(await campaigns)]
}

async function readCampaigns(work: Work): Promise<RunningCampaign[]> {
  const rows = await listCampaignRows(work.trx, work.districtKey)
  return Promise.all(rows.map((row) => running(work, row)))
}

/** Whoever changed campaigns has them read again in the same work. */
export function campaignsChanged(work: Work): void {
  read.delete(work.trx)
}

/** The bytes of a template as they were when the campaign was opened. */
export function getTemplate(work: Work, campaign: RunningCampaign, path: string): Promise<Uint8Array> {
  return getPlanFile(work, campaign.row.plan_id, campaign.row.plan_digest, path)
}
