import { halfWidth } from './half-width.ts'
import type { RosterContext, RosterRow, SourceAsk } from './roster-reading.ts'
import { addMonths } from '../calendar/plain-date.ts'
import { rosterFields, type RosterField } from './roster-field.ts'
import { readPast } from './roster-payment.ts'
import { saysNothing } from './roster-values.ts'
import type { RowUnderReading } from './row-under-reading.ts'

type Some<K extends keyof RosterRow> = Pick<RosterRow, K>

/**
 * Where a possible hardship was heard of, as ids of the plan, and the reason for listing. A source of other words stands with the
 * reason: what it says is not lost, and is looked at when a source is for named roles only. A column that answers what the plan
 * asks of a source (退出日期) names that source, unless the day lies outside the years that it goes back (J-20); the answers go
 * beside it.
 */
export function readSources(row: RowUnderReading, context: RosterContext): Some<'sources' | 'reason' | 'particulars'> {
  const sources: string[] = []
  const add = (id: string): void => void (sources.includes(id) || sources.push(id))
  const unknown: string[] = []
  const written = row.text('source')
  for (const part of written === '' ? [] : written.split(/[;；\n]/)) {
    if (saysNothing(part)) continue
    const whole = findSource(part, context)
    const found = whole === undefined ? part.split(/[、,，]/).map((piece) => findSource(piece, context)) : [whole]
    if (found.includes(undefined)) unknown.push(row.withoutIds('source', part.trim()))
    else for (const id of found) add(id!)
  }
  if (unknown.length > 0) row.note('SOURCE_UNKNOWN', 'source', { text: unknown.join('；') })
  let particulars: Record<string, Record<string, string>> | undefined
  for (const { id, asks } of context.sources) {
    const answers = asks && answersOf(row, asks, context)
    if (!answers) continue
    add(id)
    particulars = { ...particulars, [id]: answers }
  }
  const reason = row.words('reason')
  const said = unknown.length === 0 ? reason : [...new Set(reason === undefined ? unknown : [reason, ...unknown])].join('；')
  return { sources: sources.length === 0 ? none : sources, reason: said, particulars }
}

const none: readonly string[] = []

// undefined: no column answers, or one says that the source does not apply any more.
function answersOf(row: RowUnderReading, asks: readonly SourceAsk[], context: RosterContext): Record<string, string> | undefined {
  let answers: Record<string, string> | undefined
  for (const { id, column, type, withinYears } of asks) {
    if (column === undefined || !isRosterField(column) || !row.said(column)) continue
    const answer = type === 'date' ? readPast(row, column, context.today) : row.words(column)
    if (answer === undefined) continue
    if (withinYears !== undefined && answer < addMonths(context.campaignStart ?? context.today, -12 * withinYears)) {
      return void row.note('SOURCE_TOO_LONG_AGO', column, { text: answer, years: String(withinYears) })
    }
    answers = { ...answers, [id]: answer }
  }
  return answers
}

const fields: ReadonlySet<string> = new Set(rosterFields)

function isRosterField(text: string): text is RosterField {
  return fields.has(text)
}

// A title that says a little more or less, or leaves words out, is the same source only when it is the same for one of them alone.
function findSource(written: string, context: RosterContext): string | undefined {
  const text = bareSource(written)
  if (text === '') return undefined
  const titled = bareTitles(context.sources)
  const whole = titled.find((source) => source.titles.includes(text))
  if (whole) return whole.id
  if (text.length < 4) return undefined
  const near = titled.filter((source) => source.titles.some((title) => title.includes(text) || (title.length >= 4 && text.includes(title))))
  return near.length > 0 ? only(near) : only(titled.filter((source) => source.titles.some((title) => shortens(text, title))))
}

function only(sources: BareTitles): string | undefined {
  return sources.length === 1 ? sources[0]!.id : undefined
}

/** Whether a text is a title with words left out between (事实无人抚养未纳入). Without a word that denies it would be another thing. */
function shortens(text: string, title: string): boolean {
  let [rest, from] = [text, 0]
  for (let parts = 0; rest !== ''; parts += 1) {
    let length = rest.length
    while (length >= 2 && !title.includes(rest.slice(0, length), from)) length -= 1
    if (length < 2 || parts === 3) return false
    const at = title.indexOf(rest.slice(0, length), from)
    if (parts > 0 && /[未不无没非]/.test(title.slice(from, at))) return false
    ;[rest, from] = [rest.slice(length), at + length]
  }
  return true
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
