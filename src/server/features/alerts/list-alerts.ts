import { z } from 'zod'
import type { Alert, AlertYield, ExplainedAlert, getAlert as contract, getAlertsWaiting as waitingContract, listAlerts as listContract } from '#contract/alerts.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { factsBehindRules } from '../registry/public.ts'
import { listRaising, ruleSource } from '../rules/public.ts'
import { alertView } from './alert-view.ts'
import { countAlerts, findAlert, listAlertRows, listEvents, listYield, type AlertFilter, type AlertRow } from './alerts.queries.ts'
import { countUnseen } from './samples.queries.ts'

type Query = z.output<(typeof listContract)['query']>

const cursor = z.tuple([z.number().int(), z.string().max(10), z.uuid()])
const usual = 100

/** Alerts, those that are open first by the day on which they are due. */
export async function listAlerts(work: Work, query: Query): Promise<{ rows: ExplainedAlert[]; next: string | null; total: number }> {
  const filter = await filterOf(work, query)
  const limit = query.limit ?? usual
  const found = await listAlertRows(work.trx, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows: await explained(work, rows), next: last && found.length > limit ? writeCursor([last.sort_group, last.due_on, last.id]) : null, total: await countAlerts(work.trx, filter) }
}

export async function getAlert(work: Work, id: string): Promise<z.input<(typeof contract)['response']>> {
  const row = await findAlert(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  const [view] = await explained(work, [row])
  const events = await listEvents(work.trx, work.districtKey, id)
  return { ...view!, ...ruleSource(row.rule, row.document), events: events.map((event) => ({ id: event.id, at: event.at, by: event.by_name, state: event.state as Alert['state'], note: event.note })) }
}

async function explained(work: Work, rows: readonly AlertRow[]): Promise<ExplainedAlert[]> {
  const why = await factsBehindRules(work, rows.map((row) => ({ householdId: row.household_id, personId: row.person_id, rule: row.rule })))
  const raising = await listRaising(work)
  return rows.map((row, at) => ({ ...alertView(row, work.today, raising), why: why[at]! }))
}

/** How many wait for the level of the account, how many of those are late, and at how many drawn households nobody looked. */
export async function getAlertsWaiting(work: Work): Promise<z.input<(typeof waitingContract)['response']>> {
  const mine = await filterOf(work, { mine: 'true' })
  const looks = work.actor.level === 'village' || work.actor.level === 'town'
  return { open: await countAlerts(work.trx, mine), overdue: await countAlerts(work.trx, { ...mine, isOverdue: true }), sampled: looks ? await countUnseen(work.trx, work.districtKey, work.actor.scope, work.today) : 0 }
}

/** What each rule's alerts came to. */
export async function getAlertYield(work: Work, query: { readonly area?: string | undefined; readonly rule?: string | undefined }): Promise<{ rows: AlertYield[] }> {
  const path = await pathAsked(work, query.area)
  const rows = await listYield(work.trx, work.districtKey, work.actor.scope, path, query.rule)
  return { rows: rows.map((row) => ({ ruleId: row.rule_id, title: row.rule.title, areaId: row.area_id, areaName: row.area_name, month: row.month, raised: row.raised, lookedAt: row.looked_at, true: row.true, helped: row.helped, withdrawn: row.withdrawn, daysToClose: row.days })) }
}

async function filterOf(work: Work, query: Query): Promise<AlertFilter> {
  return {
    districtKey: work.districtKey,
    today: work.today,
    scope: work.actor.scope,
    areaPath: await pathAsked(work, query.area),
    state: query.state,
    ruleId: query.rule,
    householdId: query.household,
    isOverdue: query.overdue === 'true',
    actor: query.mine === 'true' ? work.actor.level : undefined,
    month: query.month,
    search: query.search?.trim(),
  }
}

/** Problem: NOT_FOUND outside the scope. */
export async function pathAsked(work: Work, areaId: string | undefined): Promise<string> {
  if (areaId === undefined) return work.actor.scope
  const area = await findArea(work.trx, work.districtKey, areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')
  return area.path
}
