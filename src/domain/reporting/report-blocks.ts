import type { PlainDate } from '../calendar/plain-date.ts'
import { isOpen } from '../casework/transition.ts'
import type { Titles } from '../clause/clause.ts'
import type { Figure, TableId } from './content.ts'
import { keyList } from './key-list.ts'
import { problemList } from './problem-list.ts'
import { inOrder } from './place-and-name.ts'
import type { ReportFacts, ReportedHousehold, ReportedResident } from './report-facts.ts'
import { residentsInOrder, type ReportWords } from './report-tables.ts'
import type { ListWords } from './listed-problem.ts'

/** Blocks of figures that a section of a report can show; a plan names them. */
export const reportBlocks = ['coverage', 'groups', 'sources', 'institutions', 'problems', 'gaps', 'key-households', 'escalations', 'help', 'period'] as const
export type ReportBlock = (typeof reportBlocks)[number]

/** A group of the plan that a report counts: populations, focus groups or sources. */
export type ReportGroup = { readonly id: string; readonly title: Titles; readonly of: readonly string[] }

export type ReportPlan = {
  readonly groups: readonly ReportGroup[]
  readonly focus: readonly { readonly id: string; readonly title: Titles }[]
  readonly sources: readonly { readonly id: string; readonly title: Titles; readonly part?: string }[]
  /** Parts of the roster. */
  readonly parts: readonly { readonly id: string; readonly title: Titles }[]
  /** What a check of a resident of an institution asks. */
  readonly institutionChecks: readonly { readonly id: string; readonly title: Titles }[]
  readonly problemKinds: readonly { readonly id: string; readonly title: Titles }[]
  readonly gaps: readonly { readonly id: string; readonly title: Titles }[]
}

export type ReportSetting = { readonly plan: ReportPlan; readonly words: ReportWords; readonly listWords: ListWords; readonly cutOff: PlainDate }

/** Whether a household as a whole is of a group: by a label of its own, or by the source it came from. */
export const isOfGroup = (one: ReportedHousehold, of: readonly string[]): boolean => of.some((id) => one.labels.includes(id) || one.sources.includes(id))

/** Whether anybody or anything of the household is of a group. */
export const touchesGroup = (one: ReportedHousehold, of: readonly string[]): boolean => isOfGroup(one, of) || one.people.some((person) => of.some((id) => person.labels.includes(id)))

/** Whether facts are missing without which nobody can say that a household touches a group, or that it does not. */
export const mayTouchGroup = (one: ReportedHousehold, of: readonly string[]): boolean =>
  !touchesGroup(one, of) && of.some((id) => one.undecided.includes(id) || one.people.some((person) => person.undecided.includes(id)))

/** Numbers, from 1, of the rows of a table that are counted. */
export function numbersOf<T>(rows: readonly T[], isCounted: (row: T) => boolean): number[] {
  return rows.flatMap((row, index) => (isCounted(row) ? [index + 1] : []))
}

/** Each member with the household it belongs to, in the order of the table of people. */
export function membersOf(households: readonly ReportedHousehold[]) {
  return households.flatMap((one) => one.people.map((person) => ({ one, person })))
}

/** Numbers of the people of a group: by their own label, or all members where the group is of households. Somebody with three labels counts once. */
export function peopleOfGroup(households: readonly ReportedHousehold[], of: readonly string[]): number[] {
  return numbersOf(membersOf(households), ({ one, person }) => of.some((id) => person.labels.includes(id)) || isOfGroup(one, of))
}

/** Numbers of those of whom nobody can say yet whether they are of the group. */
export function peopleMaybeOfGroup(households: readonly ReportedHousehold[], of: readonly string[]): number[] {
  const sure = new Set(peopleOfGroup(households, of))
  return numbersOf(membersOf(households), ({ one, person }) => of.some((id) => person.undecided.includes(id) || one.undecided.includes(id))).filter((no) => !sure.has(no))
}

/**
 * The figures of one block. A figure that not everybody could be decided for is followed by that of the undecided, which it names.
 * @param facts households in the order of the report's tables
 */
export function figuresOf(block: ReportBlock, facts: ReportFacts, setting: ReportSetting): Figure[] {
  const { plan, words } = setting
  const { households } = facts
  const count = (id: string, table: TableId, rows: readonly number[], title: Titles = words.title(`figure:${id}`)): Figure => ({ id, title, value: rows.length, table, rows })
  const ofHouseholds = (id: string, isCounted: (one: ReportedHousehold) => boolean, title?: Titles) => count(id, 'households', numbersOf(households, isCounted), title)
  // Parts of the roster that somebody comes into by a source.
  const bySource = new Set(plan.sources.flatMap((source) => source.part ?? []))
  const partFigure = (part: ReportPlan['parts'][number]) => ofHouseholds(`part:${part.id}`, (one) => one.part === part.id, inUnit(part.title, words.title('unit:households')))
  const withUndecided = (figure: Figure, rows: readonly number[]): Figure[] => {
    if (rows.length === 0) return [figure]
    const id = `${figure.id}:undecided`
    return [{ ...figure, undecided: id }, count(id, figure.table!, rows, besides(figure.title, words.title('figure:undecided')))]
  }
  switch (block) {
    case 'coverage':
      return [
        ofHouseholds('coverage:frame', () => true),
        count('coverage:people', 'people', numbersOf(membersOf(households), () => true)),
        ...plan.parts.map(partFigure),
        ofHouseholds('coverage:seen', (one) => one.coverage === 'SEEN'),
        ofHouseholds('coverage:partly', (one) => one.coverage === 'PARTLY'),
        ofHouseholds('coverage:not-visited', (one) => one.coverage === 'NOT_VISITED'),
        ofHouseholds('coverage:gone', (one) => one.coverage === 'GONE'),
        ...[...new Set(households.flatMap((one) => one.notSeen))].sort().map((reason) => ofHouseholds(`not-seen:${reason}`, (one) => one.notSeen.includes(reason), notSeenFor(words, reason))),
      ]
    case 'groups':
      return [
        ...plan.groups.flatMap((group) => [
          ...withUndecided(ofHouseholds(`group:${group.id}`, (one) => touchesGroup(one, group.of), inUnit(group.title, words.title('unit:households'))), numbersOf(households, (one) => mayTouchGroup(one, group.of))),
          ...withUndecided(count(`group:${group.id}:people`, 'people', peopleOfGroup(households, group.of), inUnit(group.title, words.title('unit:people'))), peopleMaybeOfGroup(households, group.of)),
        ]),
        ...plan.focus.flatMap((focus) => withUndecided(ofHouseholds(`focus:${focus.id}`, (one) => touchesGroup(one, [focus.id]), focus.title), numbersOf(households, (one) => mayTouchGroup(one, [focus.id])))),
      ]
    case 'sources':
      return [
        ...plan.parts.filter((part) => bySource.has(part.id)).map(partFigure),
        ...plan.sources.map((source) => ofHouseholds(`source:${source.id}`, (one) => one.sources.includes(source.id), source.title)),
        ofHouseholds('source:none', (one) => one.sources.length === 0 && bySource.has(one.part)),
      ]
    case 'institutions': {
      const residents = residentsInOrder(facts.residents)
      const ofResidents = (id: string, isCounted: (one: ReportedResident) => boolean, title?: Titles) => count(id, 'residents', numbersOf(residents, isCounted), title)
      const institutions = new Map(residents.map(({ institution }) => [institution.id, institution.name]))
      return [
        ofResidents('institutions:residents', () => true),
        ...[...institutions].sort(([, a], [, b]) => inOrder(a, b)).map(([id, name]) => ofResidents(`institutions:of:${id}`, (one) => one.institution.id === id, inUnit(bothOf(name), words.title('unit:people')))),
        ofResidents('institutions:checked', (one) => one.checkedOn !== undefined),
        ofResidents('institutions:unchecked', (one) => one.checkedOn === undefined),
        ofResidents('institutions:troubled', (one) => one.problems.length > 0),
        ...plan.institutionChecks.map((point) => ofResidents(`institutions:point:${point.id}`, (one) => one.problems.includes(point.id), besides(point.title, words.title('figure:point-troubled')))),
      ]
    }
    case 'problems':
      return problemList(facts.problems, { columns: [], kinds: plan.problemKinds.map((kind) => kind.id), words: setting.listWords, cutOff: setting.cutOff }).figures.map(({ id, rows }) =>
        count(`problems:${id}`, 'problems', rows, id.startsWith('kind:') ? (plan.problemKinds.find((kind) => `kind:${kind.id}` === id)?.title ?? bothOf(id.slice(5))) : words.title(`figure:${id}`)),
      )
    case 'gaps':
      return [
        ...plan.gaps.map((gap) => count(`gap:${gap.id}`, 'problems', numbersOf(inListOrder(facts), (listed) => listed.gap === gap.id), gap.title)),
        count('gap:none', 'problems', numbersOf(inListOrder(facts), (listed) => !plan.gaps.some((gap) => gap.id === listed.gap))),
      ]
    case 'key-households':
      return keyList(facts.keys, []).figures.map(({ id, rows }) => count(id, 'key-households', rows))
    case 'escalations':
      return [{ id: 'escalations', title: words.title('figure:escalations'), value: facts.escalations, rows: [] }]
    case 'help':
      return [
        ...[...new Set(households.flatMap((one) => one.aidBegun))].sort().map((kind) => ofHouseholds(`aid:${kind}`, (one) => one.aidBegun.includes(kind), bothOf(words.code('aid-kind', kind)))),
        ofHouseholds('help:referred', (one) => one.isReferred),
        ...[...new Set(households.flatMap((one) => one.outcome ?? []))].sort().map((outcome) => ofHouseholds(`outcome:${outcome}`, (one) => one.outcome === outcome, bothOf(words.code('outcome', outcome)))),
        count('help:fixed', 'problems', numbersOf(inListOrder(facts), (listed) => !isOpen(listed))),
      ]
    case 'period':
      return [
        ofHouseholds('period:seen', (one) => one.isNew),
        count('period:found', 'problems', numbersOf(inListOrder(facts), (listed) => listed.isNew)),
        count('period:closed', 'problems', numbersOf(inListOrder(facts), (listed) => listed.isNewlyClosed)),
      ]
  }
}

/** Problems in the order of the list that `problemList` makes of them. */
export function inListOrder({ problems }: ReportFacts): ReportFacts['problems'] {
  const places = new Map(problemList(problems, { columns: [], kinds: [], words: noWords, cutOff: '0001-01-01' as PlainDate }).rows.map((row) => [row.findingId, row.no]))
  return [...problems].sort((a, b) => places.get(a.findingId)! - places.get(b.findingId)!)
}

const noWords = { kinds: {}, severities: {}, states: {}, gaps: {}, yes: '', no: '' } as unknown as ListWords
const notSeenFor = (words: ReportWords, reason: string): Titles => {
  const why = words.title('figure:not-seen')
  return { zh: `${why.zh}${words.code('not-seen-reason', reason)}`, en: `${why.en}${words.code('not-seen-reason', reason)}` }
}
const bothOf = (text: string): Titles => ({ zh: text, en: text })
const besides = (title: Titles, more: Titles): Titles => ({ zh: `${title.zh}　${more.zh}`, en: `${title.en}: ${more.en}` })
const inUnit = (title: Titles, unit: Titles): Titles => ({ zh: `${title.zh}（${unit.zh}）`, en: `${title.en} (${unit.en})` })
