import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { decideEligibility, type Candidate } from '#contract/eligibility.ts'
import { eligibilityOutcomes, outcomeRefusals, type EligibilityOutcome } from '#domain/casework/eligibility.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

type Props = { readonly campaignId: string; readonly candidate: Candidate; readonly onClose: () => void }

/** What became of a household that may qualify. */
export function Decide({ campaignId, candidate, onClose }: Props) {
  const { t, words } = useLanguage()
  const today = useToday()
  const [outcome, setOutcome] = useState<EligibilityOutcome | undefined>(candidate.outcome ?? undefined)
  const [said, setSaid] = useState({ aid: candidate.aid ?? '', reason: candidate.reason, decidedOn: today })
  const decide = useWrite(decideEligibility, { onDone: onClose })
  const isReady = outcome !== undefined && outcomeRefusals(outcome, { aid: said.aid || null, reason: said.reason }).length === 0
  const save = () => decide.mutate({ params: { id: campaignId }, body: { householdId: candidate.householdId, outcome: outcome as EligibilityOutcome, aid: said.aid || null, reason: said.reason, decidedOn: said.decidedOn } })
  return (
    <Drawer open size={520} title={t('eligibility.decide.of', { name: candidate.headName })} onClose={onClose} extra={<Button type="primary" loading={decide.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <ProblemNote problem={decide.error} />
      <Fields>
        <ChoiceChips name="outcome" label={t('eligibility.outcome')} value={outcome} chips={eligibilityOutcomes.map((one) => ({ value: one, label: t(`eligibility.outcome.${one}`) }))} onChange={(next) => setOutcome(next as EligibilityOutcome)} />
        {outcome === 'ENROLLED' && <Field label={t('eligibility.aid')} id="outcome-aid"><Select id="outcome-aid" style={{ width: '100%' }} value={said.aid || null} options={codeLists['aid-kind'].map((code) => ({ value: code.code, label: words(code.title) }))} onChange={(aid) => setSaid((before) => ({ ...before, aid }))} /></Field>}
        <Field label={t('eligibility.reason')} id="outcome-reason"><Input.TextArea id="outcome-reason" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.reason} onChange={(event) => setSaid((before) => ({ ...before, reason: event.target.value }))} /></Field>
        <Field label={t('eligibility.on')} id="outcome-on"><Input id="outcome-on" type="date" style={{ width: 180 }} max={today} value={said.decidedOn} onChange={(event) => setSaid((before) => ({ ...before, decidedOn: event.target.value }))} /></Field>
      </Fields>
    </Drawer>
  )
}
