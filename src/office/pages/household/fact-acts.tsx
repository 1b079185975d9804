import { Select } from 'antd'
import { useState } from 'react'
import { recordFacts } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { findIndicator, indicators, type Indicator } from '#domain/policy/indicators.ts'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { ActDialog, type ActField, type ActValues } from '../../parts/act-dialog.tsx'
import { useWrite } from '../../use-write.ts'
import { useFactText } from './fact-text.ts'
import { useChoices } from './use-choices.ts'

type Props = { readonly household: Household; readonly onClose: () => void }

/** One thing that somebody at a desk knows of the household or of one of its people, with its day. */
export function RecordFacts({ household, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const text = useFactText()
  const record = useWrite(recordFacts)
  const [whose, setWhose] = useState('')
  const subject = whose === '' ? 'household' : 'person'
  const known = indicators.filter((indicator) => indicator.subject === subject && indicator.source === 'fact' && indicator.type !== 'codes')
  const [name, setName] = useState('income12m')
  const indicator = findIndicator(`${subject}.${name}`)
  return (
    <ActDialog
      key={`${whose} ${name}`}
      title={t('desk.act.facts')}
      okLabel={t('desk.save')}
      fields={indicator ? [fieldOf(indicator, text.name(subject, name), choices, [t('ui.yes'), t('ui.no')]), { name: 'asOf', label: t('desk.as-of'), kind: 'date', isNeeded: true, initial: today }] : []}
      onClose={onClose}
      onOk={(values) => record.mutateAsync({ params: { id: household.id }, body: { asOf: values['asOf']!, facts: [{ name, value: valueOf(indicator!, values) }], ...(whose !== '' && { personId: whose }) } })}
    >
      <p>
        <Select aria-label={t('desk.facts.whose')} style={{ width: '100%' }} value={whose} onChange={(next) => { setWhose(next); setName(next === '' ? 'income12m' : 'livingState') }} options={[{ value: '', label: t('household.whole') }, ...choices.ofMembers(household)]} />
      </p>
      <p>
        <Select aria-label={t('desk.facts.what')} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={name} onChange={setName} options={known.map((one) => ({ value: one.name, label: text.name(subject, one.name) }))} />
      </p>
    </ActDialog>
  )
}

function fieldOf(indicator: Indicator, label: string, choices: ReturnType<typeof useChoices>, [yes, no]: readonly [string, string]): ActField {
  const field = { name: 'value', label, isNeeded: true } as const
  if (indicator.type === 'bool') return { ...field, kind: 'choice', options: [{ value: 'true', label: yes }, { value: 'false', label: no }] }
  if (indicator.list) return { ...field, kind: 'choice', options: choices.ofList(indicator.list) }
  if (indicator.unit === 'level') return { ...field, kind: 'choice', options: choices.ofList('disability-level') }
  return { ...field, kind: indicator.type === 'date' ? 'date' : indicator.type === 'money' ? 'money' : 'text', most: 300 }
}

function valueOf(indicator: Indicator, values: ActValues): string | number | boolean {
  const written = values['value']!
  switch (indicator.type) {
    case 'bool': return written === 'true'
    case 'money': return values.fen('value')!
    case 'int': case 'double': return Number(written)
    default: return written
  }
}
