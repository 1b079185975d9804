import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { holdsCitizenId } from '#domain/id/find-citizen-ids.ts'
import { severities, type Severity } from '#domain/casework/severity.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { fieldId } from './desk-pages.ts'
import { withProblem, type ProblemDraft } from './draft.ts'
import type { Missing } from './missing.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = {
  readonly no: number
  readonly problem: ProblemDraft
  readonly found: string
  readonly members: readonly MemberFacts[]
  readonly plan: Plan | undefined
  readonly missing: readonly Missing[]
  readonly change: DraftInHand['change']
}

/** One problem: what kind, how urgent, what it is, what is done, by whom, until when. */
export function ProblemCard({ no, problem, found, members, plan, missing, change }: Props) {
  const { t, words } = useLanguage()
  const set = (part: Partial<ProblemDraft>) => change((draft) => withProblem(draft, problem.id, part))
  const take = () => change((draft) => ({ ...draft, problems: draft.problems.filter((one) => one.id !== problem.id) }))
  const at = (field: string) => fieldId(`problems.${no}.${field}`)
  const isMissing = (field: string) => missing.some((one) => one.path === `problems.${no}.${field}`)
  const allowed = plan?.problems.severities ?? severities
  const field = (name: string, label: string, input: ReactNode, isWide = false) => (
    <div className={isWide ? 'problem-field problem-wide' : 'problem-field'}>
      <label htmlFor={at(name)}>{label}{isMissing(name) && <span className="faint">　{t('visit.needed')}</span>}</label>
      {input}
      {holdsCitizenId(String(problem[name as keyof ProblemDraft] ?? '')) && <div className="late" role="alert">{t('visit.missing.TEXT_HOLDS_CITIZEN_ID')}</div>}
    </div>
  )
  const text = (name: 'measure' | 'ownerUnit' | 'ownerPerson' | 'proof', most: number) => <Input id={at(name)} maxLength={most} value={problem[name] ?? ''} onChange={(event) => set({ [name]: event.target.value })} />
  return (
    <Sheet title={t('visit.problem.no', { no: no + 1 })} extra={<>{plan && <ClauseNote clause={plan.problems.clause} />}<button type="button" className="plain" onClick={take}>{t('visit.problem.remove')}</button></>}>
      <div className="problem-fields">
        {field('kind', t('findings.kind'), <Select id={at('kind')} value={problem.kind || null} options={(plan?.problems.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.title) }))} showSearch={{ optionFilterProp: 'label' }} onChange={(kind: string) => set({ kind })} />)}
        {field('personId', t('findings.person'), <Select id={at('personId')} value={problem.personId ?? ''} options={[{ value: '', label: t('household.whole') }, ...members.map((member) => ({ value: member.personId, label: member.name }))]} onChange={(personId: string) => set({ personId })} />)}
        {field('description', t('findings.description'), <Input.TextArea id={at('description')} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={problem.description} onChange={(event) => set({ description: event.target.value })} />, true)}
        <div className="problem-field problem-wide" id={at('severity')}>
          <span>{t('findings.severity')}{isMissing('severity') && <span className="faint">　{t('visit.needed')}</span>}</span>
          <ChoiceChips name={at('severity')} label={t('findings.severity')} value={problem.severity} chips={allowed.map((severity) => ({ value: severity, label: t(`findings.severity.${severity}`) }))} onChange={(severity) => set({ severity: severity as Severity })} />
        </div>
        <div className="problem-wide"><Checkbox checked={problem.fixedOnSpot} onChange={(event) => set({ fixedOnSpot: event.target.checked })}>{t('visit.problem.on-spot')}</Checkbox></div>
        {field('measure', t(problem.fixedOnSpot ? 'visit.problem.done' : 'findings.measure'), text('measure', 500), true)}
        {problem.fixedOnSpot ? field('proof', t('findings.proof'), text('proof', 500), true) : (
          <>
            {field('ownerUnit', t('findings.owner-unit'), text('ownerUnit', 100))}
            {field('ownerPerson', t('findings.owner-person'), text('ownerPerson', 60))}
            {field('due', t('findings.due'), <Input id={at('due')} type="date" min={found} value={problem.due ?? ''} onChange={(event) => set({ due: event.target.value })} />)}
          </>
        )}
      </div>
    </Sheet>
  )
}
