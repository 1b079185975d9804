import { Button, Input, Select } from 'antd'
import type { RecordFault } from '#domain/record/check-record.ts'
import { useLanguage } from '#ui/language.ts'
import { useAreas } from '../../area/use-areas.ts'
import { useSession } from '../../session.ts'

export type NewTask = { readonly what: string; readonly owner: string; readonly areaId: string; readonly due: string }

type Props = { readonly tasks: readonly NewTask[]; readonly heldOn: string; readonly fault: RecordFault | undefined; readonly onChange: (tasks: readonly NewTask[]) => void }

/** What a meeting decided: each a task of somebody in a unit, until a day. */
export function TaskFields({ tasks, heldOn, fault, onChange }: Props) {
  const { t } = useLanguage()
  const { areas } = useAreas()
  const { area } = useSession()
  const units = areas.map((one) => ({ value: one.id, label: one.name }))
  const set = (at: number, change: Partial<NewTask>) => onChange(tasks.map((task, index) => (index === at ? { ...task, ...change } : task)))
  return (
    <div className="record-field">
      <div className="record-label">{t('records.tasks')}</div>
      <div className="record-rows">
        {tasks.map((task, at) => (
          <div className="record-row" key={at}>
            <Input aria-label={t('records.task.what')} placeholder={t('records.task.what')} style={{ width: 320 }} maxLength={500} value={task.what} onChange={(event) => set(at, { what: event.target.value })} />
            <Select aria-label={t('records.task.unit')} placeholder={t('records.task.unit')} style={{ width: 160 }} showSearch={{ optionFilterProp: 'label' }} value={task.areaId || null} options={units} onChange={(areaId) => set(at, { areaId: areaId ?? '' })} />
            <Input aria-label={t('records.task.owner')} placeholder={t('records.task.owner')} style={{ width: 120 }} maxLength={100} value={task.owner} onChange={(event) => set(at, { owner: event.target.value })} />
            <Input aria-label={t('records.task.due')} type="date" style={{ width: 150 }} min={heldOn} value={task.due} onChange={(event) => set(at, { due: event.target.value })} />
            <Button type="text" aria-label={t('records.remove')} onClick={() => onChange(tasks.filter((_, index) => index !== at))}>×</Button>
          </div>
        ))}
        <div><Button size="small" onClick={() => onChange([...tasks, { what: '', owner: '', areaId: area?.id ?? '', due: heldOn }])}>{t('records.task.add')}</Button></div>
      </div>
      {fault && <div className="record-fault" role="alert">{t('records.fault.tasks')}</div>}
    </div>
  )
}
