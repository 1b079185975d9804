import type { Aid } from '../policy/facts.ts'
import { readAid } from './aid-words.ts'
import { bareWord, readCode } from './code-words.ts'
import { halfWidth } from './half-width.ts'
import type { RosterContext, RosterRow } from './roster-reading.ts'
import { firstDayOf, readDate, readMoney, readYesNo, saysNothing } from './roster-values.ts'
import type { RowUnderReading } from './row-under-reading.ts'

type Some<K extends keyof RosterRow> = { -readonly [P in K]?: RosterRow[P] | undefined }

/**
 * Aid received, since when, how much a month (fen), and with it the part of the roster. Aid that was refused, applied for or
 * ended is none.
 */
export function readRosterAid(row: RowUnderReading, context: RosterContext): Some<'aid' | 'part' | 'supportForm'> {
  const written = readAid(row.text('aidKinds'))
  if (written.unclear.length > 0) row.note('AID_UNCLEAR', 'aidKinds', { text: written.unclear.join('、') })
  const since = readSince(row, context)
  const amount = row.said('aidAmount') ? readMoney(row.text('aidAmount')) : undefined
  if (row.said('aidAmount') && amount === undefined) row.note('MONEY_UNREADABLE', 'aidAmount', { text: row.text('aidAmount') })
  if (amount !== undefined && written.kinds.length > 1) row.note('AMOUNT_FOR_SEVERAL', 'aidAmount', { text: row.text('aidAmount') })
  const aid: Aid[] = written.kinds.map((kind) => ({
    kind,
    ...(since !== undefined && { from: since }),
    ...(amount !== undefined && written.kinds.length === 1 && { amount }),
  }))
  const part = aid.length > 0 ? 'covered' : 'possible'
  const said = readPart(row)
  if (said !== undefined && said !== part) row.note('PART_DISAGREES', 'part', { text: row.text('part') })
  return { aid, part, supportForm: (row.code('supportForm', 'support-form') as RosterRow['supportForm']) ?? written.supportForm }
}

function readSince(row: RowUnderReading, context: RosterContext): string | undefined {
  if (!row.said('aidSince')) return undefined
  const written = readDate(row.cell('aidSince'))
  const since = written && firstDayOf(written)
  if (since !== undefined && since <= context.today) return since
  return void row.note(since === undefined ? 'DATE_UNREADABLE' : 'DATE_FUTURE', 'aidSince', { text: row.text('aidSince') })
}

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
  const both = /^(.+?)[、,/(]?([一二三四1-4Ⅰ-Ⅳ]级)\)?(残疾)?$/.exec(halfWidth(text).replaceAll(/\s+/g, ''))
  const kind = both ? readCode('disability-kind', both[1]!) : readCode('disability-kind', text)
  if (kind === undefined && row.said('disabilityKind')) row.note('VALUE_UNKNOWN', 'disabilityKind', { text })
  const level = row.said('disabilityLevel') ? row.code('disabilityLevel', 'disability-level') : undefined
  const known = level ?? (both && kind !== undefined ? readCode('disability-level', both[2]!) : undefined)
  return { disabilityKind: kind, disabilityLevel: known === undefined ? undefined : Number(known) }
}

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

/** Where a possible hardship was heard of, as ids of the plan, and the reason for listing. A source of other words becomes the reason. */
export function readSources(row: RowUnderReading, context: RosterContext): Some<'sources' | 'reason'> {
  const sources = new Set<string>()
  const unknown: string[] = []
  for (const part of row.text('source').split(/[;；\n]/)) {
    if (saysNothing(part)) continue
    const whole = findSource(part, context)
    const found = whole === undefined ? part.split(/[、,，]/).map((piece) => findSource(piece, context)) : [whole]
    if (found.includes(undefined)) unknown.push(part.trim())
    else for (const id of found) sources.add(id!)
  }
  if (unknown.length > 0) row.note('SOURCE_UNKNOWN', 'source', { text: unknown.join('；') })
  return { sources: [...sources], reason: row.words('reason') ?? (unknown.length > 0 ? unknown.join('；') : undefined) }
}

// A title that says a little more or less is the same source only when it is the same for one of them alone.
function findSource(written: string, context: RosterContext): string | undefined {
  const text = bareSource(written)
  if (text === '') return undefined
  const titled = bareTitles(context.sources)
  const whole = titled.find((source) => source.titles.includes(text))
  if (whole) return whole.id
  const near = titled.filter((source) => text.length >= 4 && source.titles.some((title) => title.includes(text) || (title.length >= 4 && text.includes(title))))
  return near.length === 1 ? near[0]!.id : undefined
}

type BareTitles = readonly { readonly id: string; readonly titles: readonly string[] }[]
const bareTitlesOf = new WeakMap<RosterContext['sources'], BareTitles>()

function bareTitles(sources: RosterContext['sources']): BareTitles {
  let titled = bareTitlesOf.get(sources)
  if (!titled) bareTitlesOf.set(sources, (titled = sources.map((source) => ({ id: source.id, titles: [source.id, ...source.titles].map(bareSource) }))))
  return titled
}

function bareSource(text: string): string {
  return halfWidth(text).toLowerCase().replaceAll(/[\s“”"'、,.()（）]+|的?(家庭|对象|人员|个人)$/g, '')
}
