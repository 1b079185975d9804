import { paymentWords } from '#domain/form/check-answers.ts'
import type { Item, NoAnswer } from '#domain/form/form.ts'
import type { AskedItem } from '#domain/form/sections-for.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { formatDate, formatMoney } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useAnswerText } from './answer-text.ts'
import { Box, Line } from './paper-marks.tsx'

/** A question on paper: what the registry knows, every choice, the ways of having no answer; ticked and written only what was said. */
export function PaperAnswer({ asked: { item, known, answer, payments }, people }: { readonly asked: AskedItem; readonly people: readonly MemberFacts[] }) {
  const { t, words, language } = useLanguage()
  const textOf = useAnswerText()
  const nameOf = (id: string) => people.find((member) => member.personId === id)?.name
  const value = answer && 'value' in answer ? answer.value : undefined
  const none = answer && 'none' in answer ? answer.none : undefined
  const isConfirmed = answer !== undefined && 'confirmed' in answer
  if (payments) {
    const said = Array.isArray(value) ? (value as readonly string[]) : []
    return (
      <>
        {payments.map(({ id, on, amount }) => (
          <div key={id}>{formatDate(on, language)} {amount !== undefined && t('ui.money', { amount: formatMoney(amount, language) })}　{paymentWords.map((word) => <Box key={word} isTicked={said.includes(`${id} ${word}`)}>{t(`visit.payment.${word}`)}</Box>)}</div>
        ))}
        {none && <Box isTicked>{t(`visit.no-answer.${none}`)}</Box>}
      </>
    )
  }
  return (
    <>
      {known && <div>{t('visit.known')} {textOf(item, known.value, nameOf)} {formatDate(known.asOf, language)}　<Box isTicked={isConfirmed}>{t('visit.known.same')}</Box></div>}
      {isConfirmed ? null : <Given item={item} value={value} text={value === undefined ? '' : textOf(item, value, nameOf)} />}
      {waysOf(item).map((way) => <Box key={way} isTicked={none === way}>{t(`visit.no-answer.${way}`)}</Box>)}
      {answer?.why && <div>{answer.why}</div>}
      {item.help && answer === undefined && <div>{words(item.help)}</div>}
    </>
  )
}

function Given({ item, value, text }: { readonly item: Item; readonly value: unknown; readonly text: string }) {
  const { t, words } = useLanguage()
  if (item.type === 'yes-no') return <>{[true, false].map((one) => <Box key={String(one)} isTicked={value === one}>{t(one ? 'ui.yes' : 'ui.no')}</Box>)}</>
  if (item.options) return <>{item.options.map((option) => <Box key={option.code} isTicked={Array.isArray(value) ? value.includes(option.code) : value === option.code}>{words(option.title)}</Box>)}</>
  return value === undefined ? <Line isWide={item.type === 'long-text'} /> : <span className="visit-paper-text">{text}　</span>
}

function waysOf(item: Item): readonly NoAnswer[] {
  return item.gate === 'three-questions' ? ['CANNOT_TELL'] : ['REFUSED', 'UNKNOWN', 'NOT_APPLICABLE']
}
