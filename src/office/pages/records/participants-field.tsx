import { Button, Input, Select } from 'antd'
import type { ClipboardEvent } from 'react'
import type { Participant } from '#domain/record/record-details.ts'
import type { RecordItem } from '#domain/record/record-kind.ts'
import { useLanguage } from '#ui/language.ts'
import { useAreas } from '../../area/use-areas.ts'
import { useCampaignLevel } from './use-campaign-level.ts'

type Props = { readonly item: RecordItem; readonly people: readonly Participant[]; readonly onChange: (people: readonly Participant[]) => void }

const nobody: Participant = { name: '' }

/** People in rows; a column of names can be pasted, and a new row takes over group and unit of the one before. */
export function ParticipantsField({ item, people, onChange }: Props) {
  const { t, words } = useLanguage()
  const { areas } = useAreas()
  const level = useCampaignLevel(item.level)
  const rows = people.length > 0 ? people : [nobody]
  const set = (at: number, change: Partial<Record<keyof Participant, string | undefined>>) => onChange(rows.map((one, index) => (index === at ? withoutBlanks({ ...one, ...change }) : one)))
  const paste = (at: number) => (event: ClipboardEvent) => {
    const names = event.clipboardData.getData('text').split(/[\n\t、，,；;]+/).map((name) => name.trim()).filter(Boolean)
    if (names.length < 2) return
    event.preventDefault()
    const { name: _, post: __, ...same } = rows[at] ?? nobody
    onChange([...rows.slice(0, at), ...names.map((name) => ({ ...same, name })), ...rows.slice(at + 1)])
  }
  const groups = (item.options ?? []).map((option) => ({ value: option.code, label: words(option.title) }))
  const units = areas.filter((area) => area.level === level).map((area) => ({ value: area.id, label: area.name }))
  return (
    <div className="record-rows">
      {rows.map((one, at) => (
        <div className="record-row" key={at}>
          {groups.length > 0 && <Select aria-label={t('records.participant.group')} placeholder={t('records.participant.group')} style={{ width: 190 }} value={one.group ?? null} options={groups} onChange={(group) => set(at, { group: group ?? undefined })} />}
          {item.level !== undefined && <Select aria-label={t('records.participant.unit')} placeholder={t('records.participant.unit')} style={{ width: 190 }} showSearch={{ optionFilterProp: 'label' }} value={one.areaId ?? null} options={units} onChange={(areaId) => set(at, { areaId: areaId ?? undefined })} />}
          <Input aria-label={t('records.participant.name')} placeholder={t('records.participant.name')} style={{ width: 150 }} maxLength={200} value={one.name} onChange={(event) => set(at, { name: event.target.value })} onPaste={paste(at)} />
          <Input aria-label={t('records.participant.post')} placeholder={t('records.participant.post')} style={{ width: 200 }} maxLength={200} value={one.post ?? ''} onChange={(event) => set(at, { post: event.target.value })} />
          {rows.length > 1 && <Button type="text" aria-label={t('records.remove')} onClick={() => onChange(rows.filter((_, index) => index !== at))}>×</Button>}
        </div>
      ))}
      <div className="row">
        <Button size="small" onClick={() => { const { name: _, post: __, ...same } = rows.at(-1) ?? nobody; onChange([...rows, { ...same, name: '' }]) }}>{t('records.participant.add')}</Button>
        <span className="faint">{t('records.participant.paste')}</span>
      </div>
    </div>
  )
}

function withoutBlanks(one: Partial<Record<keyof Participant, string | undefined>>): Participant {
  const { name = '', ...others } = one
  return { name, ...Object.fromEntries(Object.entries(others).filter(([, value]) => value)) }
}
