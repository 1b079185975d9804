import { answerNames, answerTypes } from '../form/answer-names.ts'
import type { Form, ItemType } from '../form/form.ts'
import { compile, isCompiled } from '../policy/compile.ts'
import { findIndicator, indicators } from '../policy/indicators.ts'
import { nearest } from '../policy/nearest.ts'
import { codeLists } from '../registry/code-lists.ts'
import { gateNames } from '../visit/gates.ts'
import { whenOf } from './build-form.ts'
import type { Complaints } from './complaints.ts'
import { isUnsaid } from './mend.ts'
import type { RawForm, RawItem, RawPopulation, RawSection } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** Complains about names, facts, options and expressions of a form that do not hold together. */
export function checkForm(yaml: YamlFile, raw: RawForm, form: Form, populations: readonly RawPopulation[], problemKinds: readonly string[], complaints: Complaints): void {
  complaints.distinct(yaml, raw.sections.map((section, index) => ({ id: section.id, path: ['sections', index, 'id'] })))
  complaints.distinct(yaml, raw.sections.flatMap((section, index) => section.items.map((item, at) => ({ id: item.id, path: ['sections', index, 'items', at, 'id'] }))))
  const { form: readable, unsure } = readableForm(form)
  raw.sections.forEach((section, index) => {
    const path: Path = ['sections', index]
    checkFor(yaml, path, section, populations, complaints)
    if (section.clause === undefined && section.serves === undefined) complaints.at(yaml, path, 'SECTION_WITHOUT_REASON', { section: section.id }, 'clause: … / serves: …')
    const expression = (place: Path, text: string | undefined) => {
      const outcome = text === undefined || isUnsaid(section.of) ? undefined : compile(text, section.of === 'member' ? 'person' : 'household', answerNames(readable)[section.of])
      if (text !== undefined && unsure.some((id) => isUnsaid(id) ? text.includes('answers.') : text.includes(`answers.${id}`))) return
      if (outcome && !isCompiled(outcome)) complaints.inExpression(yaml, place, outcome)
    }
    expression([...path, 'relevant'], section.relevant)
    section.items.forEach((item, at) => {
      const place = [...path, 'items', at]
      expression([...place, 'relevant'], item.relevant)
      expression([...place, 'constraint', 'holds'], item.constraint?.holds)
      expression([...place, 'proposes', 'when'], item.proposes?.when)
      if (item.proposes) complaints.name(yaml, [...place, 'proposes', 'kind'], 'problem-kind', item.proposes.kind, problemKinds)
      if (item.aid !== undefined) complaints.name(yaml, [...place, 'aid'], 'code', item.aid, codeLists['aid-kind'].map((entry) => entry.code))
      if (item.again !== undefined && item.fact === undefined) complaints.at(yaml, [...place, 'again'], 'AGAIN_NEEDS_FACT', { item: item.id }, 'fact: …')
      if (item.clause === undefined && item.required !== false) complaints.at(yaml, place, 'REQUIRED_WITHOUT_CLAUSE', { item: item.id }, 'clause: … / required: false')
      checkOptions(yaml, place, item, complaints)
      checkFact(yaml, place, item, section, complaints)
      if (item.gate !== undefined) complaints.name(yaml, [...place, 'gate'], 'gate', item.gate, gateNames)
    })
  })
  checkCircles(yaml, raw, readable, complaints)
}

/** The questions whose answers an expression can read, and the ids of those of which too little was said to tell. */
function readableForm(form: Form): { readonly form: Form; readonly unsure: readonly string[] } {
  const isSure = (item: Form['sections'][number]['items'][number]) => ![item.id, item.type, ...(item.options ?? []).map((option) => option.code)].some(isUnsaid)
  const unsure = form.sections.flatMap((section) => section.items.filter((item) => isUnsaid(section.of) || !isSure(item)).map((item) => item.id))
  if (unsure.length === 0) return { form, unsure }
  return { form: { ...form, sections: form.sections.map((section) => ({ ...section, items: section.items.filter(isSure) })) }, unsure }
}

/** Complains of questions that are asked only when they are answered, or by way of each other: nobody would ever be asked. */
function checkCircles(yaml: YamlFile, raw: RawForm, form: Form, complaints: Complaints): void {
  const reads = (text: string | undefined, of: RawSection['of']): string[] => {
    const outcome = text === undefined || isUnsaid(of) ? undefined : compile(text, of === 'member' ? 'person' : 'household', answerNames(form)[of])
    return outcome && isCompiled(outcome) ? outcome.names.flatMap((name) => (name.startsWith('answers.') ? [name.slice('answers.'.length)] : [])) : []
  }
  const items = raw.sections.flatMap((section, index) => section.items.map((item, at) => ({ id: item.id, place: ['sections', index, 'items', at], needs: [...reads(item.relevant, section.of), ...reads(section.relevant, section.of)] })))
  const needsOf = new Map(items.map((item) => [item.id, item.needs]))
  for (const { id, place } of items) {
    const way = wayBack(id, needsOf)
    if (way) complaints.at(yaml, [...place, 'id'], 'RELEVANCE_CIRCLE', { item: id, way: way.join(' → ') })
  }
}

/** The shortest way from an item over what it needs back to itself. */
function wayBack(id: string, needsOf: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>()
  let ways = [[id]]
  while (ways.length > 0) {
    const next: string[][] = []
    for (const way of ways) {
      for (const need of needsOf.get(way.at(-1)!) ?? []) {
        if (need === id) return [...way, id]
        if (!seen.has(need)) next.push([...way, need])
        seen.add(need)
      }
    }
    ways = next
  }
  return undefined
}

/** Complains when the gate of the three questions is asked for and the form does not have three. */
export function checkQuestions(yaml: YamlFile, form: Form, complaints: Complaints): void {
  const count = form.sections.flatMap((section) => section.items).filter((item) => item.gate === 'three-questions').length
  if (count !== 3) complaints.at(yaml, ['sections'], 'QUESTIONS_NOT_THREE', { count: String(count) }, 'gate: three-questions', true)
}

/** What can be named where people are chosen: populations, and focus groups as `dibao.SINGLE`. */
export function populationNames(populations: readonly RawPopulation[]): string[] {
  return populations.flatMap((one) => [one.id, ...(one.focus ?? []).map((focus) => `${one.id}.${focus.id}`)])
}

function checkFor(yaml: YamlFile, path: Path, section: RawSection, populations: readonly RawPopulation[], complaints: Complaints): void {
  const known = populationNames(populations)
  section.for?.forEach((name, at) => {
    const place = [...path, 'for', at]
    if (!complaints.name(yaml, place, 'population', name, known) || whenOf(name, populations) === undefined) return
    const population = populations.find((one) => one.id === name.split('.')[0])
    if (population?.of === 'person' && section.of === 'household') complaints.at(yaml, place, 'FOR_NEEDS_MEMBER', { name }, 'of: member')
  })
}

function checkOptions(yaml: YamlFile, path: Path, item: RawItem, complaints: Complaints): void {
  const isChoice = item.type === 'choice' || item.type === 'choices'
  const given = Number(item.options !== undefined) + Number(item.list !== undefined)
  if (isChoice && given !== 1) complaints.at(yaml, path, 'OPTIONS_MISSING', { item: item.id }, 'options: … / list: …')
  if (!isChoice && given > 0) complaints.at(yaml, [...path, item.options ? 'options' : 'list'], 'OPTIONS_NOT_HERE', { type: item.type }, 'type: choice', true)
  if (item.list !== undefined) complaints.name(yaml, [...path, 'list'], 'code-list', item.list, Object.keys(codeLists))
  if (item.options) complaints.distinct(yaml, item.options.map((option, at) => ({ id: option.code, path: [...path, 'options', at, 'code'] })))
}

const subjectOf = { household: 'household', member: 'person' } as const

function checkFact(yaml: YamlFile, path: Path, item: RawItem, section: RawSection, complaints: Complaints): void {
  if (item.fact === undefined) return
  const place = [...path, 'fact']
  const subject = subjectOf[section.of]
  const facts = indicators.filter((one) => one.source === 'fact').map((one) => `${one.subject}.${one.name}`)
  const indicator = findIndicator(item.fact)
  if (!indicator) return void complaints.name(yaml, place, 'fact', item.fact, facts)
  if (indicator.source !== 'fact') return complaints.at(yaml, place, 'FACT_COMPUTED', { fact: item.fact })
  if (indicator.subject !== subject) return complaints.at(yaml, place, 'FACT_OTHER_SUBJECT', { fact: item.fact, subject }, nearest(`${subject}.${indicator.name}`, facts))
  if (answerTypes[item.type] !== indicator.type) {
    return complaints.at(yaml, [...path, 'type'], 'FACT_TYPE', { fact: item.fact, type: item.type }, itemTypeFor(indicator.type))
  }
  if (indicator.list !== undefined && item.list !== indicator.list) {
    const known = codeLists[indicator.list].map((entry) => entry.code)
    item.options?.forEach((option, at) => complaints.name(yaml, [...path, 'options', at, 'code'], 'code', option.code, known))
    if (item.list !== undefined) complaints.at(yaml, [...path, 'list'], 'FACT_TYPE', { fact: item.fact, type: item.list }, indicator.list)
  }
}

function itemTypeFor(type: string): string | undefined {
  return (Object.keys(answerTypes) as ItemType[]).find((itemType) => answerTypes[itemType] === type)
}
