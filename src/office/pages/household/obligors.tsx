import { useState } from 'react'
import { addObligor, endObligor } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useChoices } from './use-choices.ts'

type Obligor = Household['obligors'][number]

/** Who owes support to somebody of the household and lives elsewhere. */
export function Obligors({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const may = useMay()
  const [act, setAct] = useState<{ readonly kind: 'change' | 'end'; readonly obligor: Obligor }>()
  if (household.obligors.length === 0) return null
  const close = () => setAct(undefined)
  return (
    <Sheet title={t('desk.obligors')}>
      <ul className="people">
        {household.obligors.map((one) => (
          <li key={one.id}>
            <div><b>{one.name}</b>　{[one.relation, codeName('support-duty', one.duty), household.members.find((member) => member.personId === one.personId)?.name && t('desk.obligor.of', { name: household.members.find((member) => member.personId === one.personId)!.name })].filter(Boolean).join(' · ')}</div>
            <div className="faint">{[one.maskedId, one.phone, one.address].filter(Boolean).join('　')}</div>
            {one.supportFen !== null && <div>{t('desk.obligor.support')} <Money fen={one.supportFen} /></div>}
            {one.incomeFen !== null && <div className="faint">{t('desk.obligor.income')} <Money fen={one.incomeFen} /></div>}
            <div className="faint row">
              <DateText date={one.asOf} /> {t(`household.source.${one.source.kind}`)}
              {may('household.edit') && <button type="button" className="plain no-print" onClick={() => setAct({ kind: 'change', obligor: one })}>{t('desk.obligor.change')}</button>}
              {may('household.edit') && <button type="button" className="plain no-print" onClick={() => setAct({ kind: 'end', obligor: one })}>{t('desk.obligor.end')}</button>}
            </div>
          </li>
        ))}
      </ul>
      {act?.kind === 'change' && <AddObligor household={household} earlier={act.obligor} onClose={close} />}
      {act?.kind === 'end' && <EndObligor obligor={act.obligor} onClose={close} />}
    </Sheet>
  )
}

export function AddObligor({ household, earlier, onClose }: { readonly household: Household; readonly earlier?: Obligor; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const add = useWrite(addObligor)
  const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? {} : { initial: (fen / 100).toFixed(2) })
  return (
    <ActDialog
      title={t('desk.act.obligor')}
      okLabel={t('desk.save')}
      fields={[
        { name: 'name', label: t('desk.name'), kind: 'text', isNeeded: true, most: 40, initial: earlier?.name ?? '' },
        { name: 'duty', label: t('desk.obligor.duty'), kind: 'choice', options: choices.ofList('support-duty'), isNeeded: true, ...(earlier && { initial: earlier.duty }) },
        { name: 'personId', label: t('desk.obligor.whom'), kind: 'choice', options: choices.ofMembers(household), ...(earlier?.personId && { initial: earlier.personId }) },
        { name: 'relation', label: t('desk.obligor.relation'), kind: 'text', isNeeded: true, most: 40, initial: earlier?.relation ?? '' },
        { name: 'citizenId', label: earlier?.maskedId ? t('desk.citizen-id.same', { mask: earlier.maskedId }) : t('desk.citizen-id'), kind: 'text', most: 40 },
        { name: 'phone', label: t('desk.phone'), kind: 'text', most: 40, initial: earlier?.phone ?? '' },
        { name: 'address', label: t('desk.obligor.address'), kind: 'text', most: 200, initial: earlier?.address ?? '' },
        { name: 'income', label: t('desk.obligor.income'), kind: 'money', ...yuan(earlier?.incomeFen) },
        { name: 'support', label: t('desk.obligor.support'), kind: 'money', ...yuan(earlier?.supportFen) },
        { name: 'asOf', label: t('desk.as-of'), kind: 'date', isNeeded: true, initial: today },
      ]}
      onClose={onClose}
      onOk={({ name, duty, personId, relation, citizenId, phone, address, asOf, fen }) => {
        const [incomeFen, supportFen] = [fen('income'), fen('support')]
        return add.mutateAsync({
          params: { id: household.id },
          body: { name: name!, duty: duty!, relation: relation!, phone: phone ?? '', address: address ?? '', asOf: asOf!, ...(personId && { personId }), ...(citizenId && { citizenId }), ...(incomeFen !== undefined && { incomeFen }), ...(supportFen !== undefined && { supportFen }), ...(earlier && { replaces: earlier.id }) },
        })
      }}
    />
  )
}

function EndObligor({ obligor, onClose }: { readonly obligor: Obligor; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const end = useWrite(endObligor)
  return <ActDialog title={t('desk.obligor.end.title', { name: obligor.name })} okLabel={t('desk.obligor.end')} fields={[{ name: 'reason', label: t('desk.reason'), kind: 'text', isNeeded: true, most: 200 }]} onClose={onClose} onOk={({ reason }) => end.mutateAsync({ params: { id: obligor.id }, body: { reason: reason! } })} />
}
