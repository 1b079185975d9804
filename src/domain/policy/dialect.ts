import { Environment } from '@marcbachmann/cel-js'
import { valueTypes, type ValueType } from './expression.ts'
import { findIndicator, indicators, type Indicator, type IndicatorType } from './indicators.ts'
import type { Subject } from './population.ts'
import { mostParts } from './read-expression.ts'

/** The item ids of a form that an expression may read as `answers.<id>`, each with its type and, for codes, what it may be. */
export type AnswerNames = Readonly<Record<string, { readonly type: IndicatorType; readonly codes?: readonly string[] }>>

const celType = (type: IndicatorType): string => (valueTypes[type] === 'list' ? 'list<string>' : valueTypes[type])

type Schema = { [name: string]: string | Schema }

// Before parts are counted, the library's own recursion must not run out of stack. A name is up to three nodes, an operator one.
const mostNodes = 5 * mostParts

/** The environment in which expressions about a household or a person are checked. Making one is slow: keep it. */
export function dialectOf(subject: Subject, answers?: AnswerNames): Environment {
  const environment = new Environment({ limits: { maxAstNodes: mostNodes } })
  environment.registerVariable({ name: 'household', schema: schemaOf('household') })
  environment.registerVariable({ name: 'parameter', schema: schemaOf('parameter') })
  if (subject === 'person') environment.registerVariable({ name: 'person', schema: schemaOf('person') })
  if (answers && Object.keys(answers).length > 0) {
    const schema = Object.fromEntries(Object.entries(answers).map(([id, { type }]) => [id, celType(type)]))
    environment.registerVariable({ name: 'answers', schema })
    environment.registerVariable({ name: 'visit', schema: { date: 'string' } })
  }
  return environment
}

/** The type in which an expression reads a full name; undefined when there is no such indicator or answer. */
export function typeOfName(fullName: string, subject: Subject, answers: AnswerNames): ValueType | undefined {
  const indicator = findIndicator(fullName)
  if (indicator) return subject === 'person' || indicator.subject !== 'person' ? valueTypes[indicator.type] : undefined
  if (fullName === 'visit.date') return 'string'
  const answer = fullName.startsWith('answers.') ? answers[fullName.slice('answers.'.length)] : undefined
  return answer && valueTypes[answer.type]
}

function schemaOf(subject: Indicator['subject']): Schema {
  const schema: Schema = {}
  for (const { name, type } of indicators.filter((indicator) => indicator.subject === subject)) {
    const [group, key] = name.split('.') as [string, string | undefined]
    const place = key === undefined ? schema : ((schema[group] ??= {}) as Schema)
    place[key ?? group] = celType(type)
  }
  return schema
}
