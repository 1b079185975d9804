import type { ListedParameter } from './parameter-sheet.ts'
import { parameterOn, type Parameter } from './parameters.ts'

/** What a listed value does to those that stand: it is the first, follows another from its day on, corrects one of the same day, or says what stands there already. */
export type ParameterChange = { readonly kind: 'FIRST' } | { readonly kind: 'FOLLOWS' | 'CORRECTS' | 'KNOWN'; readonly before: Pick<Parameter, 'from' | 'value'> }

/**
 * Holds a listed value against those of the same area and kind of registration.
 * @param standing all parameters there are
 */
export function changeBy({ name, areaPath, hukou, from, value }: ListedParameter, standing: readonly Parameter[]): ParameterChange {
  const own = standing.filter((one) => one.areaPath === areaPath && one.hukou === hukou)
  const before = parameterOn(own, name, { areaPath, hukou: hukou === '' ? undefined : hukou }, from)
  if (!before) return { kind: 'FIRST' }
  return { kind: before.from < from ? 'FOLLOWS' : before.value === value ? 'KNOWN' : 'CORRECTS', before: { from: before.from, value: before.value } }
}
