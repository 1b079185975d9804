import { Input, InputNumber, Select } from 'antd'
import type { Answer, AnswerValue, Item, NoAnswer } from '#domain/form/form.ts'
import type { KnownPayment, MemberFacts } from '#domain/policy/facts.ts'
import { useLanguage } from '#ui/language.ts'
import { ChoiceChips, ManyChips } from './choice-chips.tsx'
import { NoneChips } from './none-chips.tsx'
import { PaymentsInput } from './payments-input.tsx'

type Props = {
  readonly item: Item
  readonly path: string
  readonly answer: Answer | undefined
  readonly payments?: readonly KnownPayment[] | undefined
  readonly members: readonly MemberFacts[]
  readonly none: readonly NoAnswer[]
  readonly onAnswer: (answer: Answer | undefined) => void
}

/** Where an answer is given, by the type of the item. */
export function AnswerInput(props: Props) {
  const { item } = props
  if (item.type === 'choice' || item.type === 'yes-no') return <Chosen {...props} />
  return (
    <div className="written">
      <Written {...props} />
      <NoneChips {...props} />
    </div>
  )
}

const fewEnough = 9

function Chosen({ item, path, answer, none, onAnswer }: Props) {
  const { t, words } = useLanguage()
  const isYesNo = item.type === 'yes-no'
  const options = isYesNo ? [{ value: 'true', label: t('ui.yes') }, { value: 'false', label: t('ui.no') }] : (item.options ?? []).map((option) => ({ value: option.code, label: words(option.title) }))
  const ways = none.map((code) => ({ value: `none ${code}`, label: t(`visit.no-answer.${code}`), isQuiet: true }))
  const value = answer === undefined ? undefined : 'none' in answer ? `none ${answer.none}` : String(answer.value)
  const give = (next: string) => onAnswer(next.startsWith('none ') ? { none: next.slice(5) as NoAnswer, ...(answer?.why && { why: answer.why }) } : { value: isYesNo ? next === 'true' : next, ...(answer?.why && { why: answer.why }) })
  if (options.length > fewEnough) {
    return <Select aria-label={words(item.title)} style={{ width: 360, maxWidth: '100%' }} value={value ?? null} options={[...options, ...ways]} showSearch={{ optionFilterProp: 'label' }} onChange={(next: string) => give(next)} />
  }
  return <ChoiceChips name={path} label={words(item.title)} value={value} chips={[...options, ...ways]} onChange={give} />
}

function Written({ item, path, answer, payments = [], members, onAnswer }: Props) {
  const { t, words } = useLanguage()
  const value = answer && 'value' in answer ? answer.value : undefined
  const label = words(item.title)
  const give = (next: AnswerValue | null | undefined) => onAnswer(next === null || next === undefined || next === '' ? undefined : { value: next })
  const text = typeof value === 'string' ? value : ''
  const number = typeof value === 'number' ? value : null
  switch (item.type) {
    case 'long-text':
      return <Input.TextArea aria-label={label} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={text} onChange={(event) => give(event.target.value)} />
    case 'integer':
      return <InputNumber aria-label={label} precision={0} value={number} {...(item.min !== undefined && { placeholder: t('visit.from', { min: item.min }) })} onChange={give} />
    case 'money':
      return <InputNumber<number> aria-label={label} precision={2} min={0} style={{ width: 180 }} suffix={t('visit.yuan')} value={number === null ? null : number / 100} onChange={(yuan) => give(yuan === null ? null : Math.round(yuan * 100))} />
    case 'date':
      return <Input aria-label={label} type="date" style={{ width: 180 }} value={text} onChange={(event) => give(event.target.value)} />
    case 'choices':
      return <ManyChips label={label} values={Array.isArray(value) ? (value as readonly string[]) : []} chips={(item.options ?? []).map((option) => ({ value: option.code, label: words(option.title) }))} onChange={(codes) => give(codes.length === 0 ? undefined : codes)} />
    case 'payments':
      return <PaymentsInput path={path} payments={payments} said={Array.isArray(value) ? (value as readonly string[]) : []} onSay={(said) => give(said.length === 0 ? undefined : said)} />
    case 'person-ref':
      return <Select aria-label={label} style={{ width: 260 }} value={text || null} options={members.map((member) => ({ value: member.personId, label: member.name }))} onChange={(next: string) => give(next)} />
    default:
      return <Input aria-label={label} maxLength={1000} value={text} onChange={(event) => give(event.target.value)} />
  }
}
