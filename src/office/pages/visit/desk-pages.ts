import { membersInVisit } from '#domain/form/overlay.ts'
import { isOptional, sectionsFor, type AskedSection } from '#domain/form/sections-for.ts'
import type { Form } from '#domain/form/form.ts'
import type { HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import type { Draft } from './draft.ts'

/** A page of the desk survey. */
export type DeskPage =
  | { readonly id: 'head' | 'members' | 'problems' | 'finish' }
  | { readonly id: string; readonly asked: AskedSection }
  | { readonly id: 'more'; readonly folded: readonly AskedSection[] }
  | { readonly id: string; readonly member: MemberFacts; readonly sections: readonly AskedSection[] }

/** The pages of a visit, in the order in which one talks: how it was, each section of the household, each person, what nobody has to answer, what is wrong. */
export function deskPages(form: Form, facts: HouseholdFacts, draft: Draft): readonly DeskPage[] {
  const asked = sectionsFor(form, facts, draft)
  const ofHousehold = asked.filter(({ subject }) => subject.kind === 'household')
  const sections = ofHousehold.filter((section) => !isOptional(section)).map((section) => ({ id: `s.${section.section.id}`, asked: section }))
  const folded = ofHousehold.filter(isOptional)
  const members = membersInVisit(facts, draft).map((member) => {
    const own = asked.filter(({ subject }) => subject.kind === 'person' && subject.id === member.personId)
    return { id: `m.${member.personId}`, member, sections: [...own.filter((section) => !isOptional(section)), ...own.filter(isOptional)] }
  })
  return [{ id: 'head' }, ...sections, ...members, ...(folded.length > 0 ? [{ id: 'more', folded } as const] : []), { id: 'members' }, { id: 'problems' }, { id: 'finish' }]
}

/** The page on which a place of a submission (`members.<id>.answers.<item>`) stands. */
export function pageOfPath(pages: readonly DeskPage[], path: string): string {
  const [top, second] = path.split('.')
  if (top === 'visit') return 'head'
  if (top === 'problems' || top === 'dismissed') return 'problems'
  if (top === 'papers') return 'finish'
  if (top === 'added' || top === 'left') return 'members'
  if (top === 'members') return `m.${second}`
  return pages.find((page) => sectionsOn(page).some(({ items }) => items.some(({ item }) => item.id === second)))?.id ?? 'head'
}

function sectionsOn(page: DeskPage): readonly AskedSection[] {
  return 'asked' in page ? [page.asked] : 'folded' in page ? page.folded : []
}

/** How much is still missing on each page; together it is what is listed before handing in. */
export function leftByPage(pages: readonly DeskPage[], missing: readonly { readonly path: string }[]): ReadonlyMap<string, number> {
  const left = new Map<string, number>()
  for (const { path } of missing) {
    const page = pageOfPath(pages, path)
    left.set(page, (left.get(page) ?? 0) + 1)
  }
  return left
}

/** Id of the element in which a place of a submission is filled in. */
export function fieldId(path: string): string {
  return `at-${path.replace(/[^A-Za-z0-9-]/g, '_')}`
}
