import type { Form, Item, Section } from '../form/form.ts'
import { codeLists, isCodeList } from '../registry/code-lists.ts'
import type { RawForm, RawItem, RawPopulation, RawSection } from './raw.ts'

/** The form of a file whose shape is right. Code lists are copied into the items, populations into the expressions of relevance. */
export function buildForm(raw: RawForm, populations: readonly RawPopulation[]): Form {
  return { id: raw.form, version: raw.version, title: raw.title, sections: raw.sections.map((section) => buildSection(section, populations)), ...(raw.clause && { clause: raw.clause }) }
}

function buildSection(raw: RawSection, populations: readonly RawPopulation[]): Section {
  const groups = raw.for?.flatMap((name) => whenOf(name, populations) ?? [])
  const both = [groups && anyOf(groups), raw.relevant].filter((expression) => expression !== undefined)
  const relevant = both.length > 1 ? both.map((expression) => `(${expression})`).join(' && ') : both[0]
  return {
    id: raw.id,
    title: raw.title,
    of: raw.of,
    ...(relevant !== undefined && { relevant }),
    items: raw.items.map(buildItem),
    ...(raw.clause && { clause: raw.clause }),
    ...(raw.serves && { serves: raw.serves }),
  }
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions[0]! : expressions.map((expression) => `(${expression})`).join(' || ')
}

/** The expression of a population `dibao`, or of one of its focus groups `dibao.SINGLE`. */
export function whenOf(name: string, populations: readonly RawPopulation[]): string | undefined {
  const [id, focusId] = name.split('.')
  const population = populations.find((one) => one.id === id)
  if (!population || focusId === undefined) return population?.when
  const focus = population.focus?.find((one) => one.id === focusId)
  return focus && `(${population.when}) && (${focus.when})`
}

function buildItem(raw: RawItem): Item {
  const { list, fact, required, ...kept } = raw
  const options = list !== undefined && isCodeList(list) ? codeLists[list] : raw.options
  const [of, ...name] = (fact ?? '').split('.')
  return {
    ...kept,
    ...(options && { options }),
    required: required ?? true,
    ...(fact !== undefined && { fact: { of: of as 'person' | 'household', name: name.join('.') } }),
  }
}
