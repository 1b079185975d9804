import { addDays, daysBetween, isPlainDate } from '../calendar/plain-date.ts'
import type { Complaints } from './complaints.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const longest = 3660 // days, ten years: what comes again every week would fill a wall

/** Complains about stages that end before they begin or stand out of order, and about due dates outside their stage or before the start. */
export function checkDates(yaml: YamlFile, plan: RawPlan, complaints: Complaints): void {
  let before = plan.stages[0]!.from
  plan.stages.forEach((stage, index) => {
    const days = isPlainDate(plan.start) && isPlainDate(stage.until) ? daysBetween(plan.start, stage.until) : 0
    if (days > longest) complaints.at(yaml, ['stages', index, 'until'], 'STAGE_TOO_LONG', { start: plan.start, until: stage.until, latest: addDays(plan.start, longest) })
    if (stage.until < stage.from) complaints.at(yaml, ['stages', index, 'until'], 'STAGE_ENDS_BEFORE_START', { from: stage.from, until: stage.until })
    if (stage.from < before) complaints.at(yaml, ['stages', index, 'from'], 'STAGE_OUT_OF_ORDER', { from: stage.from, before }, before)
    before = stage.from
  })
  if (plan.stages[0]!.from < plan.start) complaints.at(yaml, ['start'], 'START_AFTER_FIRST_STAGE', { start: plan.start, from: plan.stages[0]!.from }, plan.stages[0]!.from)

  plan.duties?.forEach((duty, index) => {
    oneOfDueAndEvery(yaml, ['duties', index], duty, complaints)
    const stage = plan.stages.find((one) => one.id === duty.stage)
    if (stage && stage.from <= stage.until && duty.due !== undefined && (duty.due < stage.from || duty.due > stage.until)) {
      complaints.at(yaml, ['duties', index, 'due'], 'DUE_OUTSIDE_STAGE', { due: duty.due, stage: stage.id, from: stage.from, until: stage.until }, duty.due < stage.from ? stage.from : stage.until)
    }
  })
  plan.rosters?.forEach((roster, index) => {
    afterStart(yaml, ['rosters', index, 'due'], roster.due, plan.start, complaints)
    asItsDuty(yaml, ['rosters', index], 'roster', roster, plan, complaints)
  })
  plan.deliverables?.forEach((deliverable, index) => {
    oneOfDueAndEvery(yaml, ['deliverables', index], deliverable, complaints)
    if (deliverable.due !== undefined) afterStart(yaml, ['deliverables', index, 'due'], deliverable.due, plan.start, complaints)
    asItsDuty(yaml, ['deliverables', index], 'deliverable', deliverable, plan, complaints)
  })
}

/**
 * Whatever is due is the duty of somebody: it stands on calendars, on Today and among what is late because a duty does. The duty is due
 * on the same days, and of the unit that hands it in.
 */
function asItsDuty(yaml: YamlFile, path: Path, kind: 'roster' | 'deliverable', item: { readonly id: string; readonly due?: string; readonly every?: string; readonly from?: string; readonly cell?: string }, plan: RawPlan, complaints: Complaints): void {
  const duty = plan.duties?.find((one) => one['done-by']?.[kind] === item.id)
  const level = item.from ?? item.cell ?? ''
  if (!duty) return complaints.at(yaml, path, 'DUTY_MISSING', { id: item.id, level }, `duties: - { id: ${item.id}, actor: ${level}, …, done-by: { ${kind}: ${item.id} } }`)
  const days = ({ due, every }: { readonly due?: string; readonly every?: string }): string => due ?? every ?? ''
  const isClear = [duty, item].every(({ due, every }) => (due === undefined) !== (every === undefined))
  if (isClear && days(duty) !== days(item)) complaints.at(yaml, [...path, item.due === undefined ? 'every' : 'due'], 'DUTY_OTHER_DAY', { id: item.id, duty: duty.id, due: days(item), other: days(duty) }, days(duty))
  if (duty.actor.split('.')[0] !== level) complaints.at(yaml, [...path, kind === 'roster' ? 'cell' : 'from'], 'DUTY_OTHER_UNIT', { id: item.id, duty: duty.id, level, actor: duty.actor })
}

function oneOfDueAndEvery(yaml: YamlFile, path: Path, item: { readonly due?: string; readonly every?: string }, complaints: Complaints): void {
  if ((item.due === undefined) === (item.every === undefined)) complaints.at(yaml, path, 'DUE_OR_EVERY', {}, item.due === undefined ? 'due: …' : undefined)
}

function afterStart(yaml: YamlFile, path: Path, due: string, start: string, complaints: Complaints): void {
  if (due < start) complaints.at(yaml, path, 'DUE_BEFORE_START', { due, start }, start)
}
