import type { Titles } from '../clause/clause.ts'
import { areasNow } from './areas-now.ts'
import type { AreaBelow } from './compare-areas.ts'
import { compareAreas } from './compare-areas.ts'
import type { Composed, Figure, ListRow, Section, Table } from './content.ts'
import { keyList } from './key-list.ts'
import { problemList } from './problem-list.ts'
import { figuresOf, reportBlocks, type ReportBlock, type ReportSetting } from './report-blocks.ts'
import type { ReportFacts } from './report-facts.ts'
import { householdTable, inReportOrder, peopleTable, residentsInOrder, residentTable, tableOf } from './report-tables.ts'
import { statistics } from './statistics.ts'

/** What a section of a report can show: a block of figures, the statistics of the groups (F-06), the areas below with what they handed in, or as they stand now. */
export const sectionShows = [...reportBlocks, 'statistics', 'areas-below', 'areas-now'] as const
export type SectionShows = (typeof sectionShows)[number]

/** A part of a report as a plan has it. `text`: a person may (or must) write here. */
export type ReportSection = { readonly id: string; readonly title: Titles; readonly shows: readonly SectionShows[]; readonly text?: 'may' | 'must' }

/** What a report of a level above needs besides: the areas below with what they handed in. */
export type Below = { readonly areas: readonly AreaBelow[]; readonly areaOf: (row: ListRow) => string | undefined }

const problemColumns = ['no', 'village', 'household', 'person', 'kind', 'description', 'foundOn', 'due', 'state', 'closedOn'] as const
const keyColumns = ['no', 'village', 'household', 'person', 'why', 'measure', 'frequency', 'helper', 'lastSeen', 'state'] as const

/**
 * A report (F-05, F-06, F-27): its figures with the rows behind them, and the texts that people wrote; the system adds no sentence.
 * @param texts by section; what nobody wrote is absent
 */
export function report(sections: readonly ReportSection[], facts: ReportFacts, texts: Readonly<Record<string, string>>, setting: ReportSetting, below?: Below): Composed {
  const ordered = { ...facts, households: inReportOrder(facts.households) }
  const figures = new Map<string, Figure>()
  // The undecided stand beside the figure that names them.
  const keep = (made: readonly Figure[]): string[] => {
    for (const figure of made) figures.set(figure.id, figure)
    return withoutBesides(made).map((figure) => figure.id)
  }
  const blocks = new Set(sections.flatMap((section) => section.shows))
  const tables = tablesOf(ordered, setting, blocks)
  // Compared is what the report shows anywhere.
  const shown = withoutBesides(reportBlocks.filter((block) => blocks.has(block)).flatMap((block) => figuresOf(block, ordered, setting)))
  const compared = below && blocks.has('areas-below') ? compareAreas({ tables, figures: shown }, below.areas, below.areaOf, setting.words) : undefined

  const made = sections.map((section): Section => {
    const written = texts[section.id]?.trim()
    const base = { id: section.id, title: section.title, figures: section.shows.flatMap((one) => (isBlock(one) ? keep(figuresOf(one, ordered, setting)) : [])), ...(section.text !== undefined && { text: written ?? '' }) }
    if (section.shows.includes('statistics')) {
      const counted = statistics(ordered, setting)
      keep(counted.figures)
      return { ...base, matrix: counted.matrix }
    }
    if (section.shows.includes('areas-now') && below) {
      const counted = areasNow({ tables, figures: shown }, below.areas, below.areaOf, setting.words)
      keep(counted.figures)
      return { ...base, matrix: counted.matrix }
    }
    if (section.shows.includes('areas-below') && compared) {
      keep(compared.figures)
      return { ...base, matrix: compared.matrix }
    }
    return base
  })
  return {
    tables: compared ? [...tables, compared.table] : tables,
    figures: [...figures.values()],
    sections: made,
    notReady: sections.flatMap((section) => (section.text === 'must' && !texts[section.id]?.trim() ? [{ section: section.id, missing: ['text'] }] : [])),
  }
}

function withoutBesides(figures: readonly Figure[]): Figure[] {
  const besides = new Set(figures.flatMap((figure) => figure.undecided ?? []))
  return figures.filter((figure) => !besides.has(figure.id))
}

const isBlock = (one: SectionShows): one is ReportBlock => (reportBlocks as readonly string[]).includes(one)

function tablesOf(facts: ReportFacts, { words, listWords, cutOff }: ReportSetting, shown: ReadonlySet<SectionShows>): Table[] {
  const problems = problemList(facts.problems, { columns: problemColumns, kinds: [], words: listWords, cutOff })
  return [
    householdTable(facts.households, words),
    peopleTable(facts.households, words),
    ...(shown.has('institutions') ? [residentTable(residentsInOrder(facts.residents), words)] : []),
    tableOf('problems', problemColumns, words, problems.rows),
    tableOf('key-households', keyColumns, words, keyList(facts.keys, keyColumns).rows),
  ]
}
