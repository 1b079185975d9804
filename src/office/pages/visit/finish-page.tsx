import { Button } from 'antd'
import type { Plan } from '#domain/plan/plan.ts'
import type { Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ChangesAhead } from './changes-ahead.tsx'
import type { Draft } from './draft.ts'
import type { DeskPage } from './desk-pages.ts'
import type { Missing } from './missing.ts'
import { Papers } from './papers.tsx'
import { StillMissing } from './still-missing.tsx'

type Props = {
  readonly visit: Visit
  readonly draft: Draft
  readonly plan: Plan | undefined
  readonly pages: readonly DeskPage[]
  readonly missing: readonly Missing[]
  /** Problems that the form proposes and nobody decided about. */
  readonly proposals: number
  readonly problem: Error | null
  readonly isBusy: boolean
  readonly onJump: (path: string) => void
  readonly onSubmit: () => void
}

/** Before handing in: what is still missing and who asks for it; when nothing is, exactly what will be changed. */
export function FinishPage({ visit, draft, plan, pages, missing, proposals, problem, isBusy, onJump, onSubmit }: Props) {
  const { t } = useLanguage()
  const undecided = proposals > 0 && <Note kind="wait" action={<Button size="small" onClick={() => onJump('problems')}>{t('visit.proposals.see')}</Button>}>{t('visit.proposals.left', { count: proposals })}</Note>
  if (missing.length > 0) return <div className="stack"><StillMissing visit={visit} draft={draft} pages={pages} missing={missing} onJump={onJump} />{undecided}<Papers visit={visit} /></div>
  return (
    <div className="stack">
      {undecided}
      <ChangesAhead visit={visit} draft={draft} plan={plan} />
      <Papers visit={visit} />
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="primary" size="large" loading={isBusy} onClick={onSubmit}>{t('visit.submit')}</Button>
        <span className="faint">{t('visit.submit.note')}</span>
      </div>
    </div>
  )
}
