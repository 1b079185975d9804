import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import type { RecordFault } from '#domain/record/check-record.ts'
import type { Participant, RecordValue } from '#domain/record/record-details.ts'
import type { RecordItem } from '#domain/record/record-kind.ts'
import { useLanguage } from '#ui/language.ts'
import { HouseholdsField } from './households-field.tsx'
import { ParticipantsField } from './participants-field.tsx'

type Props = {
  readonly campaignId: string
  readonly item: RecordItem
  readonly value: RecordValue | undefined
  readonly fault: RecordFault | undefined
  readonly onChange: (value: RecordValue | undefined) => void
}

/** One item of a record, by its type. */
export function ItemField({ campaignId, item, value, fault, onChange }: Props) {
  const { t, words } = useLanguage()
  const id = useId()
  const title = words(item.title)
  const options = (item.options ?? []).map((option) => ({ value: option.code, label: words(option.title) }))
  const status = fault ? ('error' as const) : ''
  const control = (): ReactNode => {
    switch (item.type) {
      case 'text': return <Input id={id} status={status} maxLength={200} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
      case 'long-text': return <Input.TextArea id={id} status={status} autoSize={{ minRows: 3, maxRows: 14 }} maxLength={5000} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
      case 'integer': return <InputNumber id={id} status={status} style={{ width: 160 }} precision={0} {...(item.min !== undefined && { min: item.min })} {...(item.max !== undefined && { max: item.max })} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next ?? undefined)} />
      case 'money': return <InputNumber id={id} status={status} style={{ width: 160 }} precision={2} min={0} value={typeof value === 'number' ? value / 100 : null} onChange={(next) => onChange(next === null ? undefined : Math.round(next * 100))} />
      case 'date': return <Input id={id} status={status} type="date" style={{ width: 180 }} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
      case 'choice': return options.length > 4 ? <Select id={id} status={status} style={{ width: 260 }} allowClear value={(value as string | undefined) ?? null} options={options} onChange={(next) => onChange(next ?? undefined)} /> : <Radio.Group aria-label={title} value={value} options={options} onChange={(event) => onChange(event.target.value as string)} />
      case 'choices': return <Checkbox.Group aria-label={title} value={(value as string[] | undefined) ?? []} options={options} onChange={(next) => onChange(next)} />
      case 'yes-no': return <Radio.Group aria-label={title} value={value} onChange={(event) => onChange(event.target.value as boolean)} options={[{ value: true, label: t('records.yes') }, { value: false, label: t('records.no') }]} />
      case 'participants': return <ParticipantsField item={item} people={(value as readonly Participant[] | undefined) ?? []} onChange={(people) => onChange(people.length > 0 ? people : undefined)} />
      case 'households': return <HouseholdsField id={id} campaignId={campaignId} ids={(value as readonly string[] | undefined) ?? []} onChange={(ids) => onChange(ids.length > 0 ? ids : undefined)} />
    }
  }
  const isNamed = !['choice', 'choices', 'yes-no', 'participants'].includes(item.type) || (item.type === 'choice' && options.length > 4)
  return (
    <div className="record-field">
      {isNamed ? <label htmlFor={id}>{title}{item.required && ' *'}</label> : <div className="record-label">{title}{item.required && ' *'}</div>}
      {control()}
      {fault && <div className="record-fault" role="alert">{t(`records.fault.${fault.code}`, { row: (fault.row ?? 0) + 1 })}</div>}
    </div>
  )
}
