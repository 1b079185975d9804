import { paymentWords } from '#domain/form/check-answers.ts'
import type { KnownPayment } from '#domain/policy/facts.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { ChoiceChips } from './choice-chips.tsx'

type Props = { readonly path: string; readonly payments: readonly KnownPayment[]; readonly said: readonly string[]; readonly onSay: (said: readonly string[]) => void }

/** The last payments, each confirmed, denied or not known. */
export function PaymentsInput({ path, payments, said, onSay }: Props) {
  const { t } = useLanguage()
  const wordOf = (id: string) => said.find((one) => one.startsWith(`${id} `))?.split(' ')[1]
  const say = (id: string, word: string) => onSay([...said.filter((one) => !one.startsWith(`${id} `)), `${id} ${word}`])
  return (
    <ul className="plain-list">
      {payments.map(({ id, on, amount }) => (
        <li key={id} className="row">
          <span><DateText date={on} />　{amount !== undefined && <b><Money fen={amount} /></b>}</span>
          <ChoiceChips name={`${path} ${id}`} label={t('visit.payment', { on })} value={wordOf(id)} chips={paymentWords.map((word) => ({ value: word, label: t(`visit.payment.${word}`) }))} onChange={(word) => say(id, word)} />
        </li>
      ))}
    </ul>
  )
}
