import type { PlainDate } from '../calendar/plain-date.ts'
import type { HouseholdFacts } from './facts.ts'
import { parameterNames, parameterOn, parameterUnit, type Parameter, type ParameterName } from './parameters.ts'

/** The parameter that holds for a household on the day of its facts; undefined when there is none. */
export function parameterFor(facts: HouseholdFacts, name: ParameterName): Parameter | undefined {
  return parameterOn(facts.parameters ?? [], name, placeOf(facts), facts.asOf)
}

/** What holds for a household on the day of its facts, as rules read it: `parameter.edgeMultiple`. A parameter that nobody gave is absent. */
export function parameterValues(facts: HouseholdFacts): Values {
  if (facts.parameters === undefined || facts.parameters.length === 0) return {}
  const place = placeOf(facts)
  let found = kept.get(facts.parameters)
  if (!found) kept.set(facts.parameters, (found = new Map()))
  const key = `${facts.asOf} ${place.hukou ?? ''} ${place.areaPath}`
  let values = found.get(key)
  if (!values) {
    if (found.size >= mostKept) found.clear()
    found.set(key, (values = valuesAt(facts.parameters, place, facts.asOf)))
  }
  return values
}

/** By name without `parameter.`. */
type Values = Record<string, number | bigint>

type Place = { readonly areaPath: string; readonly hukou: string | undefined }

// The households of a village ask for the same ones, one after another.
const kept = new WeakMap<readonly Parameter[], Map<string, Values>>()
const mostKept = 1000

function placeOf({ household }: HouseholdFacts): Place {
  const hukou = household.facts['hukouType']?.value
  return { areaPath: household.areaPath ?? '', hukou: typeof hukou === 'string' ? hukou : undefined }
}

function valuesAt(parameters: readonly Parameter[], place: Place, day: PlainDate): Values {
  const values: Values = {}
  for (const name of parameterNames) {
    const held = parameterOn(parameters, name, place, day)
    if (held) values[name] = asRead(name, held.value)
  }
  return values
}

function asRead(name: ParameterName, value: number): number | bigint {
  switch (parameterUnit(name)) {
    case 'fen-month':
    case 'fen-year':
      return value / 100
    case 'months':
    case 'days':
      return BigInt(Math.trunc(value))
    default:
      return value
  }
}
