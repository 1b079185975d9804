import { parse } from 'yaml'
import { plainTitle, tagsIn, type PassedTest } from './tags.ts'

export interface Group {
  readonly title: string
  readonly rows: readonly { readonly id: string; readonly asks: string; readonly seen?: string }[]
}

interface Shown {
  readonly file: string
  readonly title: string
  readonly screen?: string
}

export const readGroups = (yaml: string): Group[] => parse(yaml) as Group[]

/** The document: for every row the tests that ran and passed, and the pages on which a person sees it; else "not built". */
export function requirementsDocument(groups: readonly Group[], passed: readonly PassedTest[]): string {
  const shown = shownBy(passed)
  const rows = groups.flatMap((group) => group.rows)
  const built = rows.filter((row) => shown.has(row.id)).length
  return [
    '# Requirements',
    '',
    'Made from `docs/requirements.yaml` and the titles of the tests that ran: `node tools/write-requirements.ts` after `npm test`. A row without a passing test that names it is not built.',
    '',
    `${built} of ${rows.length} rows are shown to work.`,
    ...groups.flatMap((group) => [
      '',
      `## ${group.title}`,
      '',
      '| row | what is asked | how one sees it | test | screen |',
      '|---|---|---|---|---|',
      ...group.rows.map((row) => line(row, shown.get(row.id) ?? [])),
    ]),
    '',
  ].join('\n')
}

function shownBy(passed: readonly PassedTest[]): Map<string, Shown[]> {
  const shown = new Map<string, Shown[]>()
  const sorted = [...passed].sort((a, b) => compare(a.file, b.file) || compare(a.title, b.title))
  for (const { file, title } of sorted) {
    for (const { rows, screen } of tagsIn(title)) {
      for (const row of rows) shown.set(row, [...(shown.get(row) ?? []), { file, title: plainTitle(title), ...(screen !== undefined && { screen }) }])
    }
  }
  return shown
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function line(row: Group['rows'][number], shown: readonly Shown[]): string {
  const tests = shown.map(({ file, title }) => `[${cell(title)}](../${file})`)
  const screens = [...new Set(shown.flatMap(({ screen }) => screen ?? []))].map((screen) => `\`${screen}\``)
  return `| ${row.id} | ${cell(row.asks)} | ${cell(row.seen ?? '')} | ${tests.join('<br>') || 'not built'} | ${screens.join(' ')} |`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('[', '(').replaceAll(']', ')')
