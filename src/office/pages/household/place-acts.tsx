import { Select } from 'antd'
import { useState } from 'react'
import { listVillages, moveHousehold, setRegistration } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { useAreas } from '../../area/use-areas.ts'
import { ActDialog, type ActField } from '../../parts/act-dialog.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

type Props = { readonly household: Household; readonly onClose: () => void }

/** To another village of one's own area. */
export function MoveHousehold({ household, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const { areas } = useAreas()
  const move = useWrite(moveHousehold)
  const villages = areas.filter((area) => area.level === 'village' && area.id !== household.areaId).map((area) => ({ value: area.id, label: area.name }))
  return (
    <ActDialog
      title={t('desk.move.title', { name: household.headName })}
      okLabel={t('desk.move.do')}
      fields={[
        { name: 'areaId', label: t('desk.move.to'), kind: 'choice', options: villages, isNeeded: true },
        { name: 'address', label: t('desk.move.address'), kind: 'text', most: 200 },
        { name: 'on', label: t('desk.move.on'), kind: 'date', isNeeded: true, initial: today },
        { name: 'reason', label: t('desk.reason'), kind: 'text', isNeeded: true, most: 200 },
        { name: 'registered', label: t('desk.move.registered'), kind: 'choice', options: [{ value: 'stays', label: t('desk.move.stays', { area: household.areaName }) }, { value: 'moves', label: t('desk.move.moves') }], isNeeded: true },
      ]}
      onClose={onClose}
      onOk={({ areaId, address, on, reason, registered }) => move.mutateAsync({ params: { id: household.id }, body: { areaId: areaId!, on: on!, reason: reason!, staysRegistered: registered === 'stays', ...(address && { address }) } })}
    />
  )
}

/** Where a household is registered when it is not where it lives. */
export function SetRegistration({ household, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const all = useRead(listVillages, {}).data?.rows ?? []
  const set = useWrite(setRegistration)
  const [kind, setKind] = useState<'HERE' | 'ELSEWHERE' | 'NONE'>(household.registeredAt ? 'ELSEWHERE' : 'HERE')
  const villages = all.filter((area) => area.id !== household.areaId).map((area) => ({ value: area.id, label: `${area.name}　${area.townName}` }))
  const fields: ActField[] = [
    ...(kind === 'ELSEWHERE'
      ? ([
          { name: 'areaId', label: t('desk.registration.village'), kind: 'choice', options: villages, ...(household.registeredAt && { initial: household.registeredAt.areaId }) },
          { name: 'place', label: t('desk.registration.place'), kind: 'text', most: 200 },
        ] as const)
      : []),
    { name: 'asOf', label: t('desk.as-of'), kind: 'date', isNeeded: true, initial: today },
  ]
  return (
    <ActDialog
      key={kind}
      title={t('desk.act.registration')}
      okLabel={t('desk.save')}
      fields={fields}
      onClose={onClose}
      onOk={({ areaId, place, asOf }) => set.mutateAsync({ params: { id: household.id }, body: { kind, asOf: asOf!, ...(areaId && { areaId }), ...(place && { place }) } })}
    >
      <p>
        <Select aria-label={t('desk.registration.kind')} style={{ width: '100%' }} value={kind} onChange={setKind} options={(['HERE', 'ELSEWHERE', 'NONE'] as const).map((value) => ({ value, label: t(`desk.registration.${value}`) }))} />
      </p>
    </ActDialog>
  )
}
