import { Button } from 'antd'
import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Empty } from '#ui/empty.tsx'
import type { Proposal } from '#domain/visit/proposals.ts'
import { withNewProblem, type Draft } from './draft.ts'
import type { Missing } from './missing.ts'
import { ProblemCard } from './problem-card.tsx'
import { Proposals } from './proposals.tsx'
import type { DraftInHand } from './use-draft.ts'

type Props = { readonly draft: Draft; readonly members: readonly MemberFacts[]; readonly plan: Plan | undefined; readonly missing: readonly Missing[]; readonly proposals: readonly Proposal[]; readonly change: DraftInHand['change'] }

/** What is wrong in the household, each with what is to be done about it. */
export function ProblemsPage({ draft, members, plan, missing, proposals, change }: Props) {
  const { t } = useLanguage()
  const add = <Button type={draft.problems.length === 0 ? 'primary' : 'default'} onClick={() => change(withNewProblem)}>{t('visit.problem.add')}</Button>
  const proposed = proposals.length > 0 && <Proposals proposals={proposals} members={members} plan={plan} change={change} />
  if (draft.problems.length === 0) return <div className="stack">{proposed}<Sheet><Empty title={t('visit.problem.none')} next={add}>{t('visit.problem.none.why')}</Empty></Sheet></div>
  return (
    <div className="stack">
      {proposed}
      {draft.problems.map((problem, index) => <ProblemCard key={problem.id} no={index} problem={problem} found={draft.visit.date} members={members} plan={plan} missing={missing} change={change} />)}
      <div>{add}</div>
    </div>
  )
}
