import type { RecordKind } from '../record/record-kind.ts'
import type { Provisions } from './provisions.ts'
import type { RawProvisions, RawRecordKind } from './raw-provisions.ts'

/** The provisions of a plan whose shape is right. */
export function buildProvisions(raw: RawProvisions): Provisions {
  const keyHouseholds = raw['key-households']
  return {
    ...only(raw, ['groups', 'teams', 'institutions', 'publicity', 'gaps', 'releases']),
    departments: (raw.departments ?? []).map((department) => ({ ...department, populations: department.populations ?? [] })),
    escalations: (raw.escalations ?? []).map(({ 'receipt-within-hours': receiptWithinHours, 'seen-by': seenBy, 'answer-within-days': answerWithinDays, ...kept }) => ({
      ...kept,
      kinds: kept.kinds ?? [],
      told: kept.told ?? [],
      answers: kept.answers ?? [],
      seenBy: seenBy ?? [],
      ...(answerWithinDays !== undefined && { answerWithinDays }),
      ...(receiptWithinHours !== undefined && { receiptWithinHours }),
    })),
    referrals: (raw.referrals ?? []).map(({ 'answer-within-days': answerWithinDays, ...kept }) => ({ ...kept, ...(answerWithinDays !== undefined && { answerWithinDays }) })),
    ...(keyHouseholds && {
      keyHouseholds: { ...keyHouseholds, frequencies: keyHouseholds.frequencies.map(({ 'every-days': everyDays, ...kept }) => ({ ...kept, everyDays })) },
    }),
    ...(raw.planning && { planning: { reuseWithinDays: raw.planning['reuse-within-days'], clause: raw.planning.clause } }),
    ...(raw['visit-notice'] && { visitNotice: raw['visit-notice'] }),
    checks: (raw.checks ?? []).map(({ rate, 'at-least': atLeast, ...kept }) => ({ ...kept, rate: shareOf(rate), ...(atLeast && { atLeast }) })),
    ...(raw['check-methods'] && { checkMethods: raw['check-methods'] }),
    rules: raw.rules ?? [],
    questions: raw.questions ?? [],
  }
}

/** A kind of record of an entry whose shape is right. */
export function buildRecordKind({ 'answered-by': answeredBy, coverage, decisions, ...kept }: RawRecordKind): RecordKind {
  return {
    ...kept,
    attachment: kept.attachment ?? 'optional',
    hasDecisions: decisions ?? false,
    items: kept.items.map((item) => ({ ...item, required: item.required ?? true })),
    ...(answeredBy !== undefined && { answeredBy }),
    ...(coverage && { coverage: { lookedAt: coverage['looked-at'], of: coverage.of } }),
  }
}

// 10% is 0.1 and 12.5% is 0.125, without the crumbs of a division.
function shareOf(percent: string): number {
  return Number(`${percent.slice(0, -1)}e-2`)
}

function only<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]]))) as Pick<T, K>
}
