import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Unready } from '#domain/reporting/content.ts'
import type { Work } from '../../http/work.ts'
import { getTemplate } from '../campaigns/public.ts'
import { compose } from './compose.ts'
import { digestOf, hashOf, type Content } from './content.ts'
import { listVersions, type VersionHead } from './deliverables.queries.ts'
import type { Place } from './find-place.ts'
import { endOfDay, startOfDay } from './occurrence.ts'

export interface Standing {
  readonly content: Content
  readonly hash: string
  readonly notReady: readonly Unready[]
  /** Of this deliverable, area and time, the newest first. */
  readonly versions: readonly VersionHead[]
}

/**
 * What a deliverable of an area would be if it were handed in now. The cut-off is today; of a period that is over its last day, so that what came in late
 * goes to the next one (J-73).
 */
export async function standingContent(work: Work, place: Place): Promise<Standing> {
  const { campaign, deliverable, area, occurrence } = place
  const { plan, row } = campaign
  const all = (await listVersions(work.trx, work.districtKey, campaign.id, area.path)).filter((version) => version.code === deliverable.id && version.area_path === area.path)
  const isRecurring = occurrence.no > 0
  const cutOff = isRecurring && occurrence.due !== null && occurrence.due < work.today ? occurrence.due : work.today
  const from = isRecurring ? beginOf(place, all) : startOfDay(campaign.calendar.start)
  const until = cutOff < work.today ? endOfDay(cutOff) : work.now

  const { tables, figures, sections, notReady } = await compose(work, place, from, until, cutOff as PlainDate)
  const content: Content = {
    campaignId: campaign.id,
    code: deliverable.id,
    title: deliverable.title,
    document: { number: plan.document.number, title: plan.title },
    plan: { id: plan.id, digest: row.plan_digest },
    areaId: area.id,
    areaName: area.name,
    cutOff,
    ...(isRecurring && { period: { no: occurrence.no, from: from.toISOString() } }),
    tables,
    figures,
    sections,
    templates: await Promise.all(deliverable.templates.map(async ({ format, path }) => ({ format, path, digest: digestOf(await getTemplate(work, campaign, path)) }))),
  }
  return { content, hash: hashOf(content), notReady, versions: all.filter((version) => version.occurrence === occurrence.no) }
}

/** A period begins where the one before was cut off: at its end, or when it was handed in before that. */
function beginOf({ occurrence }: Place, versions: readonly VersionHead[]): Date {
  const begin = startOfDay(occurrence.from)
  const before = versions.find((version) => version.occurrence === occurrence.no - 1 && version.state === 'SUBMITTED')
  const handedIn = before && new Date(before.signed_at)
  return handedIn && handedIn < begin ? handedIn : begin
}
