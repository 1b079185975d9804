import { addAid, addPayment, endAid, voidPayment } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { aidHolder } from '#domain/registry/aid.ts'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useWrite } from '../../use-write.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useChoices } from './use-choices.ts'

type Props = { readonly household: Household; readonly onClose: () => void }

/** Aid that is received from a day on. */
export function AddAid({ household, onClose }: Props) {
  const { t } = useLanguage()
  const choices = useChoices()
  const add = useWrite(addAid)
  return (
    <ActDialog
      title={t('desk.act.aid')}
      okLabel={t('desk.save')}
      fields={[
        { name: 'kind', label: t('desk.aid.kind'), kind: 'choice', options: choices.ofList('aid-kind'), isNeeded: true },
        { name: 'personId', label: t('desk.aid.whose'), kind: 'choice', options: choices.ofMembers(household) },
        { name: 'from', label: t('desk.aid.from'), kind: 'date', isNeeded: true },
        { name: 'amount', label: t('desk.aid.amount'), kind: 'money' },
        { name: 'note', label: t('desk.aid.note'), kind: 'text', most: 200 },
      ]}
      onClose={onClose}
      onOk={({ kind, personId, from, note, fen }) => {
        const amountFen = fen('amount')
        // Aid of the household is nobody's own.
        const isOwn = personId !== undefined && aidHolder(kind!) === 'person'
        return add.mutateAsync({ params: { id: household.id }, body: { kind: kind!, from: from!, note: note ?? '', ...(isOwn && { personId }), ...(amountFen !== undefined && { amountFen }) } })
      }}
    />
  )
}

export function EndAid({ aid, onClose }: { readonly aid: Household['aid'][number]; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const codeName = useCodeName()
  const end = useWrite(endAid)
  return (
    <ActDialog
      title={t('desk.end-aid.title', { aid: codeName('aid-kind', aid.kind) })}
      okLabel={t('desk.end-aid.do')}
      fields={[
        { name: 'to', label: t('desk.end-aid.to'), kind: 'date', isNeeded: true, initial: today },
        { name: 'note', label: t('desk.end-aid.note'), kind: 'text', most: 200 },
      ]}
      onClose={onClose}
      onOk={({ to, note }) => end.mutateAsync({ params: { id: aid.id }, body: { to: to!, note: note ?? '' } })}
    />
  )
}

/** Money that was paid on a day. */
export function AddPayment({ household, onClose }: Props) {
  const { t } = useLanguage()
  const choices = useChoices()
  const add = useWrite(addPayment)
  return (
    <ActDialog
      title={t('desk.act.payment')}
      okLabel={t('desk.save')}
      fields={[
        { name: 'kind', label: t('desk.aid.kind'), kind: 'choice', options: choices.ofList('aid-kind'), isNeeded: true, ...(household.aid[0] && { initial: household.aid[0].kind }) },
        { name: 'paidOn', label: t('desk.payment.on'), kind: 'date', isNeeded: true },
        { name: 'amount', label: t('desk.payment.amount'), kind: 'money', isNeeded: true },
        { name: 'personId', label: t('desk.aid.whose'), kind: 'choice', options: choices.ofMembers(household) },
      ]}
      onClose={onClose}
      onOk={({ kind, paidOn, personId, fen }) => add.mutateAsync({ params: { id: household.id }, body: { kind: kind!, paidOn: paidOn!, amountFen: fen('amount')!, ...(personId && { personId }) } })}
    />
  )
}

export function VoidPayment({ payment, onClose }: { readonly payment: Household['payments'][number]; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const cross = useWrite(voidPayment)
  return (
    <ActDialog
      title={t('desk.void.title')}
      okLabel={t('desk.void.do')}
      fields={[{ name: 'reason', label: t('desk.reason'), kind: 'text', isNeeded: true, most: 200 }]}
      onClose={onClose}
      onOk={({ reason }) => cross.mutateAsync({ params: { id: payment.id }, body: { reason: reason! } })}
    />
  )
}
