import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { endResidence, type Resident } from '#contract/institutions.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'

/** A resident leaves: when, where to, and how the person lives from then on. */
export function EndResidence({ resident, onClose }: { readonly resident: Resident; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const today = useToday()
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [livingState, setLiving] = useState<string>()
  const end = useWrite(endResidence, { onDone: onClose })
  return (
    <Drawer open size={480} title={t('institutions.leave.of', { name: resident.name })} onClose={onClose} extra={<Button type="primary" loading={end.isPending} disabled={reason.trim() === '' || on === ''} onClick={() => end.mutate({ params: { id: resident.id }, body: { on, reason, livingState: livingState ?? null } })}>{t('ui.save')}</Button>}>
      <ProblemNote problem={end.error} />
      <Fields>
        <Field label={t('institutions.leave.on')} id="leave-on"><Input id="leave-on" type="date" style={{ width: 180 }} min={resident.from} max={today} value={on} onChange={(event) => setOn(event.target.value)} /></Field>
        <Field label={t('institutions.leave.reason')} id="leave-reason"><Input id="leave-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
        <Field label={t('institutions.leave.living')} id="leave-living"><Select id="leave-living" allowClear style={{ width: '100%' }} value={livingState ?? null} options={codeLists['living-state'].filter((one) => one.code !== 'IN_INSTITUTION').map((one) => ({ value: one.code, label: words(one.title) }))} onChange={(value) => setLiving(value ?? undefined)} /></Field>
      </Fields>
    </Drawer>
  )
}
