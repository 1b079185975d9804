import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { addFindingProof, settleFinding, type Finding } from '#contract/findings.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import { isRefused, statesFrom, transition, type FindingState } from '#domain/casework/transition.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'
import './problems.css'

type Props = { readonly finding: Finding; readonly onClose: () => void }

/** What is done about a problem now. What the state asks for is said before it is saved, by the rules of the server. */
export function Settle({ finding, onClose }: Props) {
  const { t, words } = useLanguage()
  const today = useToday()
  const plan = useCampaign(finding.campaignId)?.plan
  const [state, setState] = useState<FindingState>(finding.state)
  const [said, setSaid] = useState({ measure: finding.measure, ownerUnit: finding.ownerUnit, ownerPerson: finding.ownerPerson, due: finding.due ?? '', proof: finding.proof, note: '', cause: finding.cause, gap: finding.gap?.id ?? '', reviewOn: finding.reviewOn ?? '' })
  const settle = useWrite(settleFinding, { onDone: onClose })
  const { due: held, closedOn, reviewOn, ...rest } = finding
  const outcome = transition(
    { ...rest, ...(held && { due: held }), ...(closedOn && { closedOn }), ...(reviewOn && { reviewOn }) },
    { on: today, state, measure: said.measure, ownerUnit: said.ownerUnit, ownerPerson: said.ownerPerson, note: said.note, proof: said.proof || (finding.proofFile?.name ?? ''), ...(said.due && { due: said.due }), ...(said.reviewOn && { reviewOn: said.reviewOn }) },
  )
  const refused = isRefused(outcome) ? outcome : []
  const save = () => settle.mutate({ params: { id: finding.id }, body: { version: finding.version, state, ...said, due: said.due || null, gap: said.gap || null, reviewOn: state === 'LONG_TERM' ? said.reviewOn || null : null } })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const noteLabel = state === 'ESCALATED' ? 'findings.opinion' : 'findings.note'
  return (
    <Drawer open size={520} title={t('findings.settle.title', { kind: words(finding.kindTitle), name: finding.headName })} onClose={onClose} extra={<Button type="primary" loading={settle.isPending} disabled={refused.length > 0} onClick={save}>{t('ui.save')}</Button>}>
      <p className="muted">{finding.description}</p>
      <ProblemNote problem={settle.error} />
      <Fields>
        <div>
          <span className="field-label">{t('findings.state')}</span>
          <ChoiceChips name="settle-state" label={t('findings.state')} value={state} chips={statesFrom(finding.state).map((one) => ({ value: one, label: t(`findings.state.${one}`) }))} onChange={(next) => setState(next as FindingState)} />
        </div>
        {state === 'LONG_TERM' && <Field label={t('findings.review')} id="settle-review"><Input id="settle-review" type="date" style={{ width: 180 }} value={said.reviewOn} onChange={(event) => set('reviewOn')(event.target.value)} /></Field>}
        <Field label={t('findings.cause')} id="settle-cause"><Input.TextArea id="settle-cause" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={said.cause} onChange={(event) => set('cause')(event.target.value)} /></Field>
        {plan && gapKinds(plan).length > 0 && (
          <div>
            <span className="field-label">{t('findings.gap')}</span>
            <ChoiceChips name="settle-gap" label={t('findings.gap')} value={said.gap} chips={gapKinds(plan).map((gap) => ({ value: gap.id, label: words(gap.title) }))} onChange={set('gap')} />
          </div>
        )}
        <Field label={t('findings.measure')} id="settle-measure"><Input.TextArea id="settle-measure" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.measure} onChange={(event) => set('measure')(event.target.value)} /></Field>
        <Pair>
          <Field label={t('findings.owner-unit')} id="settle-unit"><Input id="settle-unit" maxLength={100} value={said.ownerUnit} onChange={(event) => set('ownerUnit')(event.target.value)} /></Field>
          <Field label={t('findings.owner-person')} id="settle-person"><Input id="settle-person" maxLength={60} value={said.ownerPerson} onChange={(event) => set('ownerPerson')(event.target.value)} /></Field>
        </Pair>
        <Field label={t('findings.due')} id="settle-due"><Input id="settle-due" type="date" style={{ width: 180 }} value={said.due} onChange={(event) => set('due')(event.target.value)} /></Field>
        <Field label={t('findings.proof')} id="settle-proof"><Input.TextArea id="settle-proof" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={said.proof} onChange={(event) => set('proof')(event.target.value)} /></Field>
        <Field label={t(noteLabel)} id="settle-note"><Input.TextArea id="settle-note" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} placeholder={t('findings.note.hint')} value={said.note} onChange={(event) => set('note')(event.target.value)} /></Field>
        {refused.length > 0 && <ul className="settle-missing">{refused.map((one) => <li key={one.code}>{t(`findings.refused.${one.code}`, one.details)}</li>)}</ul>}
      </Fields>
    </Drawer>
  )
}

/** A file that proves what was done. */
export function AddProof({ finding }: { readonly finding: Finding }) {
  const { t } = useLanguage()
  const add = useWrite(addFindingProof)
  return (
    <>
      <ProblemNote problem={add.error} />
      <FilePick hint={t('findings.proof.hint')} accept=".jpg,.jpeg,.png,.pdf" isBusy={add.isPending} onPick={(file) => add.mutate({ params: { id: finding.id }, query: { name: file.name }, body: file })} />
    </>
  )
}
