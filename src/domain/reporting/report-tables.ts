import { writtenDate } from '../calendar/plain-date.ts'
import type { Titles } from '../clause/clause.ts'
import type { ListRow, Table } from './content.ts'
import { byPlaceAndName, inOrder } from './place-and-name.ts'
import type { ReportedHousehold, ReportedResident } from './report-facts.ts'

/** The words in which a report is written. */
export type ReportWords = {
  /** Titles of figures, tables and columns that no plan names, by key: `coverage:seen`, `table:households`, `column:village`. */
  title(key: string): Titles
  /** A code in the language of the document: `coverage`, `not-seen-reason`, `aid-kind`, `outcome`. */
  code(list: string, code: string): string
  /** Titles of populations, focus groups, sources and parts of the plan, by id. */
  plan(kind: 'label' | 'source' | 'part', id: string): Titles
}

const householdColumns = ['no', 'village', 'household', 'part', 'labels', 'source', 'coverage', 'notSeen'] as const
const residentColumns = ['no', 'village', 'household', 'person', 'institution', 'since', 'checkedOn', 'state'] as const
const peopleColumns = ['no', 'village', 'household', 'person', 'labels'] as const

/** Households in the order in which reports have them: by village, sound of the name and id. */
export function inReportOrder(households: readonly ReportedHousehold[]): ReportedHousehold[] {
  return [...households].sort((a, b) => byPlaceAndName(a, b) || inOrder(a.householdId, b.householdId))
}

/** The households behind a report, in the order given. */
export function householdTable(households: readonly ReportedHousehold[], words: ReportWords): Table {
  return tableOf('households', householdColumns, words, households.map((one, index): ListRow => ({
    no: index + 1,
    householdId: one.householdId,
    visitId: one.visitId,
    findingId: null,
    cells: {
      no: String(index + 1),
      village: one.village,
      household: one.household,
      part: words.plan('part', one.part).zh,
      labels: one.labels.map((id) => words.plan('label', id).zh).join('、'),
      source: one.sources.map((id) => words.plan('source', id).zh).join('、'),
      coverage: words.code('coverage', one.coverage),
      notSeen: one.notSeen.map((reason) => words.code('not-seen-reason', reason)).join('、'),
    },
  })))
}

/** Their members, household by household. */
export function peopleTable(households: readonly ReportedHousehold[], words: ReportWords): Table {
  const people = households.flatMap((one) => one.people.map((person) => ({ one, person })))
  return tableOf('people', peopleColumns, words, people.map(({ one, person }, index): ListRow => ({
    no: index + 1,
    householdId: one.householdId,
    visitId: one.visitId,
    findingId: null,
    cells: { no: String(index + 1), village: one.village, household: one.household, person: person.name, labels: person.labels.map((id) => words.plan('label', id).zh).join('、') },
  })))
}

/** Residents of institutions in the order in which reports have them: by village, sound of the head's name and id. */
export function residentsInOrder(residents: readonly ReportedResident[]): ReportedResident[] {
  return [...residents].sort((a, b) => byPlaceAndName(a, b) || inOrder(a.residentId, b.residentId))
}

/** The residents of institutions behind a report, in the order given. */
export function residentTable(residents: readonly ReportedResident[], words: ReportWords): Table {
  return tableOf('residents', residentColumns, words, residents.map((one, index): ListRow => ({
    no: index + 1,
    householdId: one.householdId,
    visitId: null,
    findingId: null,
    cells: {
      no: String(index + 1),
      village: one.village,
      household: one.household,
      person: one.person,
      institution: one.institution.name,
      since: writtenDate(one.since),
      checkedOn: writtenDate(one.checkedOn ?? ''),
      state: words.code('resident', one.checkedOn === undefined ? 'UNCHECKED' : one.problems.length > 0 ? 'TROUBLED' : 'CHECKED'),
    },
  })))
}

/** A table whose columns the plan does not name. */
export function tableOf(id: Table['id'], columns: readonly string[], words: ReportWords, rows: readonly ListRow[]): Table {
  return { id, title: words.title(`table:${id}`), columns: columns.map((column) => ({ id: column, title: words.title(`column:${column}`) })), rows }
}
