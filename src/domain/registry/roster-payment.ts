import type { PlainDate } from '../calendar/plain-date.ts'
import type { RosterField } from './roster-field.ts'
import type { RosterContext, RosterRow } from './roster-reading.ts'
import { firstDayOf, readDate, readMoney, readYesNo } from './roster-values.ts'
import type { RowUnderReading } from './row-under-reading.ts'

type Payment = Pick<RosterRow, 'lastPaymentOn' | 'lastPaymentAmount' | 'lastReviewOn' | 'disabilityCard'>

/** When dibao was last paid out and looked at again, how much it was (fen), and whether somebody holds a card of disability. */
export function readPayment(row: RowUnderReading, context: RosterContext): Payment {
  return {
    lastPaymentOn: readPast(row, 'lastPaymentOn', context.today),
    lastPaymentAmount: readAmount(row),
    lastReviewOn: readPast(row, 'lastReviewOn', context.today),
    disabilityCard: readCard(row),
  }
}

/** A day that has been, of a month its first; noted and left out when it is none. */
export function readPast(row: RowUnderReading, field: RosterField, today: PlainDate): PlainDate | undefined {
  if (!row.said(field)) return undefined
  const written = readDate(row.cell(field))
  const day = written && firstDayOf(written)
  if (day !== undefined && day <= today) return day
  return void row.note(day === undefined ? 'DATE_UNREADABLE' : 'DATE_FUTURE', field, { text: row.text(field) })
}

function readAmount(row: RowUnderReading): number | undefined {
  if (!row.said('lastPaymentAmount')) return undefined
  const amount = readMoney(row.text('lastPaymentAmount'))
  if (amount === undefined) row.note('MONEY_UNREADABLE', 'lastPaymentAmount', { text: row.text('lastPaymentAmount') })
  return amount
}

// The number of a card of disability is the citizen id with two more digits: whoever has one holds the card.
function readCard(row: RowUnderReading): boolean | undefined {
  const text = row.text('disabilityCard')
  if (text === '') return undefined
  const answer = readYesNo(text)
  if (answer !== undefined) return answer
  if (/^(未|无|没)/.test(text)) return false
  if (/^(有证|已?持证|已办(证|理)?|有残疾证|\d{17}[\dXx]\d{2}B?\d?)$/.test(text)) return true
  return void (row.said('disabilityCard') && row.note('VALUE_UNKNOWN', 'disabilityCard', { text }))
}
