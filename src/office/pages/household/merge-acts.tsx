import { Modal } from 'antd'
import { useState } from 'react'
import type { Household } from '#contract/households.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { paths } from '../../paths.ts'

type Props = { readonly household: Household; readonly onClose: () => void }

/** Another record of this household: chosen here, looked at side by side before anything happens. */
export function MergeWith({ household, onClose }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const [other, setOther] = useState<string>()
  return (
    <Modal open title={t('desk.act.merge')} okText={t('duplicates.compare')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: other === undefined || other === household.id }} onOk={() => other && go(paths.mergeHouseholds(household.id, other))} onCancel={onClose} mask={{ closable: false }}>
      <label htmlFor="merge-with">{t('desk.merge.other')}</label>
      <HouseholdPick id="merge-with" value={other} onChange={setOther} />
    </Modal>
  )
}

/** Two people of the household who are one. */
export function SamePerson({ household, onClose }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const people = household.members.map((member) => ({ value: member.personId, label: [member.name, member.maskedId || member.provisionalNumber].filter(Boolean).join('　') }))
  return (
    <ActDialog
      title={t('desk.act.same')}
      okLabel={t('duplicates.compare')}
      fields={[
        { name: 'kept', label: t('duplicates.stays'), kind: 'choice', options: people, isNeeded: true },
        { name: 'gone', label: t('duplicates.goes'), kind: 'choice', options: people, isNeeded: true },
      ]}
      onClose={onClose}
      onOk={async ({ kept, gone }) => go(paths.mergePersons(kept!, gone!))}
    />
  )
}
