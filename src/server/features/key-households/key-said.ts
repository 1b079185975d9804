import type { z } from 'zod'
import type { changeKeyHousehold as contract } from '#contract/key-households.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'

type Said = Omit<z.output<(typeof contract)['body']>, 'version'>
export type KeySaid = { why: string; risk: string; measure: string; frequency: string; every_days: number; helper_name: string; helper_post: string; helper_phone: string }

/**
 * What was said of a followed household, as columns. Problems: NOT_ASKED_BY_PLAN when the plan has no key list, INPUT_INVALID for a
 * reason or a frequency that it does not have.
 */
export function keySaid(plan: Plan, said: Said): KeySaid {
  const list = keyListOf(plan)
  if (!list) throw problem('NOT_ASKED_BY_PLAN')
  const frequency = list.frequencies.find((one) => one.id === said.frequency)
  const issues = [
    ...(list.reasons.some((reason) => reason.id === said.why) ? [] : [{ path: 'why', code: 'REASON_UNKNOWN' }]),
    ...(frequency ? [] : [{ path: 'frequency', code: 'FREQUENCY_UNKNOWN' }]),
  ]
  if (issues.length > 0 || !frequency) throw problem('INPUT_INVALID', { place: 'body', issues })
  return {
    why: said.why,
    risk: said.risk,
    measure: said.measure,
    frequency: said.frequency,
    every_days: frequency.everyDays,
    helper_name: said.helperName,
    helper_post: said.helperPost,
    helper_phone: said.helperPhone,
  }
}
