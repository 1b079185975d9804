import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { planVisits, type NearVisit } from '#contract/planning.ts'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'
import { NearList } from './near-list.tsx'
import './planning.css'

type Props = { readonly campaignId: string | null; readonly households: readonly { readonly id: string; readonly name: string }[]; readonly onClose: () => void }
type Held = { readonly householdId: string; readonly headName: string; readonly near: readonly NearVisit[] }

/** A day for visits. Households that were visited shortly before are decided one by one: their answers do, or a visit is still needed. */
export function PlanVisits({ campaignId, households, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const at = useId()
  const [on, setOn] = useState(today)
  const [purpose, setPurpose] = useState('')
  const [department, setDepartment] = useState('')
  const [visitors, setVisitors] = useState('')
  const [held, setHeld] = useState<readonly Held[]>()
  const [planned, setPlanned] = useState(0)
  const body = { campaignId, on, purpose: purpose.trim(), ...(department.trim() && { department: department.trim() }), ...(visitors.trim() && { visitors: visitors.trim() }) }
  const plan = useWrite(planVisits)
  const send = async () => {
    const answer = await plan.mutateAsync({ body: { ...body, householdIds: households.map((one) => one.id) } }).catch(() => undefined)
    if (!answer) return
    setPlanned(answer.planned)
    if (answer.held.length === 0) onClose()
    else setHeld(answer.held)
  }
  const decided = (householdId: string) => {
    const left = (held ?? []).filter((one) => one.householdId !== householdId)
    if (left.length === 0) onClose()
    else setHeld(left)
  }
  return (
    <Modal
      open
      width={620}
      title={t('planning.plan.title', { n: households.length })}
      okText={t('planning.plan')}
      cancelText={t(held ? 'planning.close' : 'ui.cancel')}
      onOk={() => void send()}
      okButtonProps={{ disabled: on === '' || on < today, loading: plan.isPending, style: held ? { display: 'none' } : {} }}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemNote problem={plan.error} />
      {held ? (
        <>
          {planned > 0 && <Note>{t('planning.planned', { n: planned })}</Note>}
          <p>{t('planning.held', { n: held.length })}</p>
          {held.map((one) => <Decide key={one.householdId} held={one} body={body} onDone={() => decided(one.householdId)} />)}
        </>
      ) : (
        <div className="plan-form">
          <label htmlFor={`${at}on`}>{t('planning.on')}</label>
          <Input id={`${at}on`} type="date" style={{ width: 180 }} min={today} value={on} onChange={(event) => setOn(event.target.value)} />
          <label htmlFor={`${at}purpose`}>{t('planning.purpose')}</label>
          <Input id={`${at}purpose`} maxLength={200} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          <label htmlFor={`${at}department`}>{t('planning.department')}</label>
          <Input id={`${at}department`} maxLength={100} value={department} onChange={(event) => setDepartment(event.target.value)} />
          <label htmlFor={`${at}visitors`}>{t('planning.visitors')}</label>
          <Input id={`${at}visitors`} maxLength={200} placeholder={t('planning.visitors.team')} value={visitors} onChange={(event) => setVisitors(event.target.value)} />
        </div>
      )}
    </Modal>
  )
}

type Body = { readonly campaignId: string | null; readonly on: string; readonly purpose: string; readonly department?: string; readonly visitors?: string }

function Decide({ held, body, onDone }: { readonly held: Held; readonly body: Body; readonly onDone: () => void }) {
  const { t } = useLanguage()
  const [reason, setReason] = useState('')
  const plan = useWrite(planVisits, { onDone })
  const made = held.near.find((one) => one.kind === 'MADE')
  const decide = (decision: 'REUSE' | 'STILL_NEEDED') =>
    plan.mutate({ body: { ...body, householdIds: [held.householdId], decision, ...(reason.trim() && { reason: reason.trim() }), ...(made?.visitId && { earlierVisitId: made.visitId }) } })
  return (
    <section className="near">
      <b>{held.headName}</b>
      <NearList near={held.near} />
      <ProblemNote problem={plan.error} />
      <div className="row">
        {made && <Button size="small" loading={plan.isPending} onClick={() => decide('REUSE')}>{t('planning.reuse')}</Button>}
        <Input aria-label={t('planning.reason')} placeholder={t('planning.reason')} style={{ width: 240 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button size="small" disabled={reason.trim() === ''} loading={plan.isPending} onClick={() => decide('STILL_NEEDED')}>{t('planning.still-needed')}</Button>
        <Button size="small" type="link" onClick={onDone}>{t('planning.leave')}</Button>
      </div>
    </section>
  )
}
