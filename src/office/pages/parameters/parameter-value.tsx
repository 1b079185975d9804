import { isMoney, isParameterName, parameterUnit } from '#domain/policy/parameters.ts'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { useCodeName } from '../roster/code-names.ts'

/** A value in the unit of its name. */
export function ParameterValueText({ name, value }: { readonly name: string; readonly value: number }) {
  const { t } = useLanguage()
  const unit = isParameterName(name) ? parameterUnit(name) : 'ratio'
  return isParameterName(name) && isMoney(name) ? <Money fen={value} /> : <span className="nowrap">{t(`parameters.shown.${unit}`, { value })}</span>
}

/** The kind of registration for which a value holds. */
export function useHukouName(): (code: string) => string {
  const { t } = useLanguage()
  const codeName = useCodeName()
  return (code) => (code === '' ? t('parameters.hukou.all') : codeName('hukou-type', code))
}
