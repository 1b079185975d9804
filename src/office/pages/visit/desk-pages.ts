import { membersInVisit } from '#domain/form/overlay.ts'
import { sectionsFor, type AskedSection } from '#domain/form/sections-for.ts'
import type { Form } from '#domain/form/form.ts'
import type { HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import type { Draft } from './draft.ts'

/** A page of the desk survey. `left`: required questions on it that have no answer yet. */
export type DeskPage =
  | { readonly id: 'head' | 'members' | 'problems' | 'finish'; readonly left?: number }
  | { readonly id: string; readonly asked: AskedSection; readonly left: number }
  | { readonly id: string; readonly member: MemberFacts; readonly sections: readonly AskedSection[]; readonly left: number }

const leftIn = (section: AskedSection) => section.items.filter(({ item, answer }) => item.required && answer === undefined).length

/** The pages of a visit, in the order in which one talks: how it was, each section of the household, each person, what is wrong. */
export function deskPages(form: Form, facts: HouseholdFacts, draft: Draft): readonly DeskPage[] {
  const asked = sectionsFor(form, facts, draft)
  const sections = asked.filter(({ subject }) => subject.kind === 'household').map((section) => ({ id: `s.${section.section.id}`, asked: section, left: leftIn(section) }))
  const members = membersInVisit(facts, draft).map((member) => {
    const own = asked.filter(({ subject }) => subject.kind === 'person' && subject.id === member.personId)
    const isOpen = draft.members[member.personId]?.seen === undefined
    return { id: `m.${member.personId}`, member, sections: own, left: own.reduce((sum, section) => sum + leftIn(section), 0) + (isOpen ? 1 : 0) }
  })
  const { manner, answeredBy, date, visitors } = draft.visit
  const head = [manner, answeredBy, date, visitors.some((name) => name.trim() !== '')].filter((given) => !given).length
  return [{ id: 'head', left: head }, ...sections, ...members, { id: 'members' }, { id: 'problems' }, { id: 'finish' }]
}

/** The page on which a place of a submission (`members.<id>.answers.<item>`) stands. */
export function pageOfPath(pages: readonly DeskPage[], path: string): string {
  const [top, second] = path.split('.')
  if (top === 'visit') return 'head'
  if (top === 'problems') return 'problems'
  if (top === 'added' || top === 'left') return 'members'
  if (top === 'members') return `m.${second}`
  return pages.find((page) => 'asked' in page && page.asked.items.some(({ item }) => item.id === second))?.id ?? 'head'
}

/** Id of the element in which a place of a submission is filled in. */
export function fieldId(path: string): string {
  return `at-${path.replace(/[^A-Za-z0-9-]/g, '_')}`
}
