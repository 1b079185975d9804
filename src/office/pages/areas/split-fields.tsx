import { Button, Input, Select } from 'antd'
import { listVillageGroups, type Area } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { useRead } from '../../use-read.ts'
import type { PartDraft } from './draft.ts'

type Props = { readonly area: Area; readonly parts: readonly PartDraft[]; readonly onParts: (parts: readonly PartDraft[]) => void }

/** The villages that come out of one, each with the groups that go to it. */
export function SplitFields({ area, parts, onParts }: Props) {
  const { t } = useLanguage()
  const groups = (useRead(listVillageGroups, { params: { areaId: area.id } }).data?.rows ?? []).filter((row) => row.group !== '')
  const set = (at: number, change: Partial<PartDraft>) => onParts(parts.map((part, no) => (no === at ? { ...part, ...change } : part)))
  return (
    <div style={{ margin: '12px 0' }}>
      {parts.map((part, at) => (
        <div key={at} style={{ marginBottom: 10 }}>
          <div className="part">
            <Input aria-label={t('areas.field.part-name', { n: at + 1 })} placeholder={t('areas.field.part-name', { n: at + 1 })} maxLength={60} value={part.name} onChange={(event) => set(at, { name: event.target.value })} />
            <Input aria-label={t('areas.field.part-code', { n: at + 1 })} placeholder={t('areas.field.code')} maxLength={12} value={part.code} onChange={(event) => set(at, { code: event.target.value })} />
            {parts.length > 1 && <button type="button" className="plain" onClick={() => onParts(parts.filter((_, no) => no !== at))}>{t('areas.field.less')}</button>}
          </div>
          {groups.length > 0 && (
            <Select
              mode="multiple"
              aria-label={t('areas.field.part-groups', { n: at + 1 })}
              placeholder={t('areas.field.groups')}
              style={{ width: '100%' }}
              value={[...part.groups]}
              options={groups.filter((row) => !parts.some((other, no) => no !== at && other.groups.includes(row.group))).map((row) => ({ value: row.group, label: t('areas.field.group', { name: row.group, n: row.households }) }))}
              onChange={(chosen: string[]) => set(at, { groups: chosen })}
            />
          )}
        </div>
      ))}
      {parts.length < 10 && <Button size="small" onClick={() => onParts([...parts, { name: '', code: '', groups: [] }])}>{t('areas.field.more')}</Button>}
    </div>
  )
}
