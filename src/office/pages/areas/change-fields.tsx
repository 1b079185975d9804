import { Form, Input, Radio, Select } from 'antd'
import type { Area, AreaChange } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import type { Draft } from './draft.ts'
import { SplitFields } from './split-fields.tsx'

type Props = {
  readonly kind: AreaChange['kind']
  readonly area: Area
  readonly areas: readonly Area[]
  readonly draft: Draft
  readonly onDraft: (part: Partial<Draft>) => void
}

/** What is to be said of each kind of change. */
export function ChangeFields({ kind, area, areas, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const parent = new Map(areas.map((one) => [one.id, one]))
  const option = (one: Area) => ({ value: one.id, label: one.level === 'village' || one.level === 'group' ? `${parent.get(one.parentId ?? '')?.name ?? ''} ${one.name}` : one.name })
  const alike = areas.filter((one) => one.level === area.level && one.id !== area.id)
  const parents = areas.filter((one) => one.level === parent.get(area.parentId ?? '')?.level && one.id !== area.parentId)
  const hasName = kind === 'rename' || kind === 'add' || kind === 'merge'
  const hasCode = kind === 'recode' || kind === 'add' || kind === 'merge'
  const merged = [area, ...alike.filter((one) => draft.others.includes(one.id))]
  return (
    <Form layout="vertical" component="div">
      {kind === 'merge' && (
        <>
          <Form.Item label={t('areas.field.others')} htmlFor="area-others">
            <Select id="area-others" mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={[...draft.others]} options={alike.map(option)} onChange={(others: string[]) => onDraft({ others, into: [area.id, 'new', ...others].includes(draft.into) ? draft.into : area.id })} />
          </Form.Item>
          <Form.Item label={t('areas.field.into')} htmlFor="area-into">
            <Select id="area-into" value={draft.into} options={[...merged.map((one) => ({ value: one.id, label: one.name })), { value: 'new', label: t('areas.field.into-new') }]} onChange={(into: string) => onDraft({ into })} />
          </Form.Item>
        </>
      )}
      {kind === 'move' && (
        <Form.Item label={t('areas.field.parent')} htmlFor="area-parent">
          <Select id="area-parent" showSearch={{ optionFilterProp: 'label' }} value={draft.parentId ?? null} options={parents.map(option)} onChange={(parentId) => onDraft(parentId === null ? {} : { parentId })} />
        </Form.Item>
      )}
      {hasName && (
        <Form.Item label={t(kind === 'merge' && draft.into !== 'new' ? 'areas.field.name-if-new' : 'areas.field.name')} htmlFor="area-name">
          <Input id="area-name" maxLength={60} autoComplete="off" value={draft.name} onChange={(event) => onDraft({ name: event.target.value })} />
        </Form.Item>
      )}
      {hasCode && (
        <Form.Item label={t(kind === 'merge' && draft.into !== 'new' ? 'areas.field.code-if-new' : 'areas.field.code')} htmlFor="area-code">
          <Input id="area-code" maxLength={16} autoComplete="off" value={draft.code} onChange={(event) => onDraft({ code: event.target.value })} />
        </Form.Item>
      )}
      {kind === 'split' && (
        <>
          <Radio.Group
            value={draft.stays}
            onChange={(event) => onDraft({ stays: event.target.value as boolean })}
            options={[{ value: true, label: t('areas.field.stays', { name: area.name }) }, { value: false, label: t('areas.field.goes', { name: area.name }) }]}
          />
          <SplitFields area={area} parts={draft.parts} onParts={(parts) => onDraft({ parts })} />
        </>
      )}
      <Form.Item label={t('areas.on')} htmlFor="area-on">
        <Input id="area-on" type="date" max={today} style={{ width: 170 }} value={draft.on} onChange={(event) => onDraft({ on: event.target.value })} />
      </Form.Item>
    </Form>
  )
}
