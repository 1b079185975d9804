import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { checkResident, type InstitutionPage, type Resident } from '#contract/institutions.ts'
import { checkAnswers, type CheckAnswer } from '#domain/casework/institution-check.ts'
import { severities, type Severity } from '#domain/casework/severity.ts'
import { DateText } from '#ui/date-text.tsx'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'
import { answerKinds } from './check-marks.tsx'

type Said = { readonly answer?: CheckAnswer; readonly text: string; readonly kind: string | null; readonly severity: Severity; readonly measure: string }
const unsaid: Said = { text: '', kind: null, severity: 'DAYS_7', measure: '' }

type Props = { readonly resident: Resident; readonly points: InstitutionPage['points']; readonly campaignId: string; readonly onClose: () => void }

/** The points of the notice for one resident, and what earlier checks said. */
export function CheckResident({ resident, points, campaignId, onClose }: Props) {
  const { t, words } = useLanguage()
  const today = useToday()
  const plan = useCampaign(campaignId)?.plan
  const [on, setOn] = useState(today)
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const check = useWrite(checkResident, { onDone: onClose })
  const of = (id: string) => said[id] ?? unsaid
  const set = (id: string, part: Partial<Said>) => setSaid((before) => ({ ...before, [id]: { ...(before[id] ?? unsaid), ...part } }))
  const isReady = points.every(({ id }) => of(id).answer !== undefined && (of(id).answer !== 'PROBLEM' || (of(id).text.trim() !== '' && of(id).kind !== null)))
  const save = () =>
    check.mutate({ params: { id: resident.id }, body: { campaignId, on, answers: points.map(({ id }) => { const one = of(id); return { id, answer: one.answer ?? 'GOOD', text: one.answer === 'GOOD' ? '' : one.text, kind: one.answer === 'PROBLEM' ? one.kind : null, severity: one.severity, measure: one.answer === 'PROBLEM' ? one.measure : '' } }) } })
  return (
    <Drawer open size={600} title={t('institutions.check.of', { name: resident.name })} onClose={onClose} extra={<Button type="primary" loading={check.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <ProblemNote problem={check.error} />
      <Fields>
        <Field label={t('institutions.check.on')} id="check-on"><Input id="check-on" type="date" style={{ width: 180 }} min={resident.from} max={today} value={on} onChange={(event) => setOn(event.target.value)} /></Field>
        {points.map(({ id, title }) => (
          <fieldset key={id} className="question">
            <legend>{words(title)}</legend>
            <ChoiceChips name={`check-${id}`} label={words(title)} value={of(id).answer} chips={checkAnswers.map((value) => ({ value, label: t(`institutions.answer.${value}`) }))} onChange={(answer) => set(id, { answer: answer as CheckAnswer })} />
            {of(id).answer !== undefined && of(id).answer !== 'GOOD' && <Input.TextArea aria-label={`${words(title)} ${t('institutions.check.text')}`} placeholder={t('institutions.check.text')} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={of(id).text} onChange={(event) => set(id, { text: event.target.value })} />}
            {of(id).answer === 'PROBLEM' && (
              <>
                <Pair>
                  <Field label={t('findings.kind')} id={`check-kind-${id}`}><Select id={`check-kind-${id}`} style={{ width: '100%' }} value={of(id).kind} options={(plan?.problems.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.title) }))} onChange={(kind) => set(id, { kind })} /></Field>
                  <Field label={t('findings.severity')} id={`check-severity-${id}`}><Select id={`check-severity-${id}`} style={{ width: '100%' }} value={of(id).severity} options={severities.map((value) => ({ value, label: t(`findings.severity.${value}`) }))} onChange={(severity) => set(id, { severity: severity as Severity })} /></Field>
                </Pair>
                <Field label={t('findings.measure')} id={`check-measure-${id}`}><Input id={`check-measure-${id}`} maxLength={500} value={of(id).measure} onChange={(event) => set(id, { measure: event.target.value })} /></Field>
              </>
            )}
          </fieldset>
        ))}
      </Fields>
      {resident.checks.length > 0 && <Course checks={resident.checks} />}
    </Drawer>
  )
}

function Course({ checks }: Pick<Resident, 'checks'>) {
  const { t, words } = useLanguage()
  const may = useMay()
  return (
    <section aria-label={t('institutions.check.course')}>
      <h3>{t('institutions.check.course')}</h3>
      <ul className="plain-list">
        {checks.map((check) => (
          <li key={check.id}>
            <DateText date={check.on} />　<span className="muted">{check.by}</span>
            {check.answers.map((one) => (
              <div key={one.id}><Tag kind={answerKinds[one.answer]}>{t(`institutions.answer.${one.answer}`)}</Tag> {words(one.title)}　<span className="said">{one.text}</span> {one.findingId && may('finding.settle') && <Go to={paths.problem(one.findingId)}>{t('institutions.check.finding')}</Go>}</div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
