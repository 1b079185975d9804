import { paymentWords } from '#domain/form/check-answers.ts'
import type { Item } from '#domain/form/form.ts'
import { formatDate, formatMoney } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { useToday } from '#ui/today.ts'

/** The value of an answer to an item in words. */
export function useAnswerText(): (item: Item, value: unknown, nameOf?: (personId: string) => string | undefined) => string {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const listed = useListed()
  const optionText = (item: Item, code: unknown) => {
    const option = item.options?.find((one) => one.code === String(code))
    return option ? words(option.title) : String(code)
  }
  const countOf = (said: readonly unknown[], word: string) => {
    const count = said.filter((one) => String(one).endsWith(` ${word}`)).length
    return count === 0 ? '' : t(`visit.payment.count.${word}`, { count })
  }
  return (item, value, nameOf) => {
    if (value === undefined || value === null) return ''
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
    if (item.type === 'payments') return Array.isArray(value) ? listed(paymentWords.flatMap((word) => countOf(value, word) || [])) : ''
    if (Array.isArray(value)) return listed(value.map((one) => optionText(item, one)))
    if (item.type === 'money' && typeof value === 'number') return t('ui.money', { amount: formatMoney(value, language) })
    if (item.type === 'date') return formatDate(String(value), language, today)
    if (item.type === 'person-ref') return nameOf?.(String(value)) ?? String(value)
    return item.options ? optionText(item, value) : String(value)
  }
}
