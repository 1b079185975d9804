import type { Aid } from '../policy/facts.ts'
import { readAid } from './aid-words.ts'
import { bareWord, readCode } from './code-words.ts'
import { halfWidth } from './half-width.ts'
import type { RosterContext, RosterRow } from './roster-reading.ts'
import { remembered } from './remembered.ts'
import { readPast } from './roster-payment.ts'
import { readMoney, readYesNo } from './roster-values.ts'
import type { RowUnderReading } from './row-under-reading.ts'

type Some<K extends keyof RosterRow> = Pick<RosterRow, K>

/**
 * Aid received, since when, how much a month (fen), and with it the part of the roster. Aid that was refused, applied for or
 * ended is none.
 */
export function readRosterAid(row: RowUnderReading, context: RosterContext): Some<'aid' | 'part' | 'supportForm'> {
  const written = readAid(row.text('aidKinds'))
  if (written.unclear.length > 0) row.note('AID_UNCLEAR', 'aidKinds', { text: written.unclear.join('、') })
  const since = readPast(row, 'aidSince', context.today)
  const amount = row.said('aidAmount') ? readMoney(row.text('aidAmount')) : undefined
  if (row.said('aidAmount') && amount === undefined) row.note('MONEY_UNREADABLE', 'aidAmount', { text: row.text('aidAmount') })
  if (amount !== undefined && written.kinds.length > 1) row.note('AMOUNT_FOR_SEVERAL', 'aidAmount', { text: row.text('aidAmount') })
  const aid: readonly Aid[] = written.kinds.length === 0 ? none : written.kinds.map((kind) => ({
    kind,
    ...(since !== undefined && { from: since }),
    ...(amount !== undefined && written.kinds.length === 1 && { amount }),
  }))
  const part = aid.length > 0 ? 'covered' : 'possible'
  const said = readPart(row)
  if (said !== undefined && said !== part) row.note('PART_DISAGREES', 'part', { text: row.text('part') })
  return { aid, part, supportForm: (row.code('supportForm', 'support-form') as RosterRow['supportForm']) ?? written.supportForm }
}

const none: readonly Aid[] = []

function readPart(row: RowUnderReading): 'covered' | 'possible' | undefined {
  if (!row.said('part')) return readYesNo(row.text('part')) === false ? 'possible' : undefined
  const text = bareWord(row.text('part'))
  if (/未|可能|潜在|疑似|否/.test(text)) return 'possible'
  if (/已纳入|纳入|在保|保障|是/.test(text)) return 'covered'
  return void row.note('VALUE_UNKNOWN', 'part', { text: row.text('part') })
}

/** Kind and level of disability (GB/T 26341-2010), also when one cell holds both: 肢体二级. */
export function readDisability(row: RowUnderReading): Some<'disabilityKind' | 'disabilityLevel'> {
  const text = row.text('disabilityKind')
  const both = kindWithLevel(text)
  const kind = both ? readCode('disability-kind', both[1]!) : readCode('disability-kind', text)
  if (kind === undefined && row.said('disabilityKind')) row.note('VALUE_UNKNOWN', 'disabilityKind', { text })
  const level = row.said('disabilityLevel') ? row.code('disabilityLevel', 'disability-level') : undefined
  const known = level ?? (both && kind !== undefined ? readCode('disability-level', both[2]!) : undefined)
  return { disabilityKind: kind, disabilityLevel: known === undefined ? undefined : Number(known) }
}

const kindWithLevel = remembered((text) => /^(.+?)[、,/(]?([一二三四1-4Ⅰ-Ⅳ]级)\)?(残疾)?$/.exec(halfWidth(text).replaceAll(/\s+/g, '')))

/** Self-care, living state, serious illness and class of a child in difficulty. */
export function readHealth(row: RowUnderReading): Some<'selfCare' | 'livingState' | 'seriousIllness' | 'childClass'> {
  return {
    selfCare: row.code('selfCare', 'self-care') as RosterRow['selfCare'],
    livingState: row.code('livingState', 'living-state'),
    seriousIllness: readIllness(row),
    childClass: row.code('childClass', 'child-class'),
  }
}

function readIllness(row: RowUnderReading): boolean | undefined {
  const text = bareWord(row.text('seriousIllness'))
  const answer = readYesNo(text)
  if (answer !== undefined) return answer
  if (/^(患?重病|重大疾病|患?大病|重病且重残|患重大疾病)$/.test(text)) return true
  if (/^(健康|健康或良好|良好|一般|一般或较弱|无重病|非重病|有?慢性病)$/.test(text)) return false
  if (row.said('seriousIllness')) row.note('VALUE_UNKNOWN', 'seriousIllness', { text })
  return undefined
}
