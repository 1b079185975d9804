import { Environment } from '@marcbachmann/cel-js'
import { indicators, type IndicatorType } from './indicators.ts'
import type { Subject } from './population.ts'

/** The item ids of a form that an expression may read as `answers.<id>`, each with its type and, for codes, what it may be. */
export type AnswerNames = Readonly<Record<string, { readonly type: IndicatorType; readonly codes?: readonly string[] }>>

// The dialect: money, multiples and ratios are doubles, ages and counts are ints, dates and codes are strings.
const celTypes: Record<IndicatorType, string> = {
  int: 'int',
  double: 'double',
  money: 'double',
  bool: 'bool',
  date: 'string',
  text: 'string',
  code: 'string',
  codes: 'list<string>',
}

type Schema = { [name: string]: string | Schema }

/** The environment in which expressions about a household or a person are checked. Making one is slow: keep it. */
export function dialectOf(subject: Subject, answers?: AnswerNames): Environment {
  const environment = new Environment()
  environment.registerVariable({ name: 'household', schema: schemaOf('household') })
  if (subject === 'person') environment.registerVariable({ name: 'person', schema: schemaOf('person') })
  if (answers && Object.keys(answers).length > 0) {
    const schema = Object.fromEntries(Object.entries(answers).map(([id, { type }]) => [id, celTypes[type]]))
    environment.registerVariable({ name: 'answers', schema })
    environment.registerVariable({ name: 'visit', schema: { date: 'string' } })
  }
  return environment
}

function schemaOf(subject: Subject): Schema {
  const schema: Schema = {}
  for (const { name, type } of indicators.filter((indicator) => indicator.subject === subject)) {
    const [group, key] = name.split('.') as [string, string | undefined]
    const place = key === undefined ? schema : ((schema[group] ??= {}) as Schema)
    place[key ?? group] = celTypes[type]
  }
  return schema
}
