import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { addInstitution, changeInstitution, type Institution } from '#contract/institutions.ts'
import { institutionKinds } from '#domain/casework/institution-check.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useAreas } from '../../area/use-areas.ts'
import { paths } from '../../paths.ts'
import { useWrite } from '../../use-write.ts'
import { useDepartments } from '../accounts/use-departments.ts'

/** An institution, new or changed; where it lies stays. */
export function KeepInstitution({ institution, onClose }: { readonly institution?: Institution; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const go = useGo()
  const { areas } = useAreas()
  const departments = useDepartments()
  const [said, setSaid] = useState({ name: institution?.name ?? '', kind: institution?.kind ?? ('ELDER_HOME' as const), department: institution?.department ?? '', address: institution?.address ?? '', phone: institution?.phone ?? '' })
  const [areaId, setArea] = useState(institution?.areaId ?? '')
  const add = useWrite(addInstitution, { onDone: ({ id }) => { onClose(); go(paths.institution(id)) } })
  const change = useWrite(changeInstitution, { onDone: onClose })
  const set = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }))
  const isReady = said.name.trim() !== '' && said.department !== '' && areaId !== ''
  const save = () => (institution ? change.mutate({ params: { id: institution.id }, body: { ...said, version: institution.version } }) : add.mutate({ body: { ...said, areaId } }))
  return (
    <Drawer open size={520} title={institution?.name ?? t('institutions.add')} onClose={onClose} extra={<Button type="primary" loading={add.isPending || change.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error ?? change.error} />
      <Fields>
        <Field label={t('institutions.name')} id="institution-name"><Input id="institution-name" maxLength={60} value={said.name} onChange={(event) => set({ name: event.target.value })} /></Field>
        <Pair>
          <Field label={t('institutions.kind')} id="institution-kind"><Select id="institution-kind" style={{ width: '100%' }} value={said.kind} options={institutionKinds.map((value) => ({ value, label: t(`institutions.kind.${value}`) }))} onChange={(kind) => set({ kind: kind as never })} /></Field>
          <Field label={t('institutions.department')} id="institution-department"><Select id="institution-department" style={{ width: '100%' }} value={said.department || null} options={[...departments]} onChange={(department) => set({ department })} /></Field>
        </Pair>
        {!institution && <Field label={t('institutions.area')} id="institution-area"><Select id="institution-area" style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={areaId || null} options={areas.filter((area) => area.level !== 'group').map((area) => ({ value: area.id, label: area.name }))} onChange={setArea} /></Field>}
        <Field label={t('institutions.address')} id="institution-address"><Input id="institution-address" maxLength={200} value={said.address} onChange={(event) => set({ address: event.target.value })} /></Field>
        <Field label={t('institutions.phone')} id="institution-phone"><Input id="institution-phone" maxLength={40} value={said.phone} onChange={(event) => set({ phone: event.target.value })} /></Field>
      </Fields>
    </Drawer>
  )
}
