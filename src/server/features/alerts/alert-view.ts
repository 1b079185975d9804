import type { Alert } from '#contract/alerts.ts'
import { isClosed, type AlertState } from '#domain/casework/alert.ts'
import { townNameOf } from '../findings/public.ts'
import type { AlertRow } from './alerts.queries.ts'

/** @param raising the rules that raise alerts today */
export function alertView(row: AlertRow, today: string, raising: ReadonlySet<string>): Alert {
  return {
    id: row.id,
    ruleId: row.rule_id,
    title: row.rule.title,
    advice: row.rule.alert?.advice ?? row.rule.title,
    number: row.number,
    householdId: row.household_id,
    personId: row.person_id,
    headName: row.head_name,
    personName: row.person_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    state: row.state as AlertState,
    actor: row.actor as Alert['actor'],
    raisedOn: row.raised_on,
    dueOn: row.due_on,
    closedOn: row.closed_on,
    isOverdue: !isClosed(row.state as AlertState) && row.due_on < today,
    stillHolds: row.still_holds,
    hasRuleStopped: !raising.has(row.rule_id),
    note: row.note,
    by: row.by_name,
    version: row.version,
  }
}
