import { Button } from 'antd'
import type { Plan } from '#domain/plan/plan.ts'
import type { Visit } from '#contract/visits.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { ChangesAhead } from './changes-ahead.tsx'
import type { Draft } from './draft.ts'
import { useMissingText } from './missing-text.ts'
import type { Missing } from './missing.ts'

type Props = {
  readonly visit: Visit
  readonly draft: Draft
  readonly plan: Plan | undefined
  readonly missing: readonly Missing[]
  readonly problem: Error | null
  readonly isBusy: boolean
  readonly onJump: (path: string) => void
  readonly onSubmit: () => void
}

/** Before handing in: what is still missing and who asks for it; when nothing is, exactly what will be changed. */
export function FinishPage({ visit, draft, plan, missing, problem, isBusy, onJump, onSubmit }: Props) {
  const { t } = useLanguage()
  if (missing.length > 0) return <StillMissing visit={visit} draft={draft} missing={missing} onJump={onJump} />
  return (
    <div className="stack">
      <ChangesAhead visit={visit} draft={draft} plan={plan} />
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="primary" size="large" loading={isBusy} onClick={onSubmit}>{t('visit.submit')}</Button>
        <span className="faint">{t('visit.submit.note')}</span>
      </div>
    </div>
  )
}

function StillMissing({ visit, draft, missing, onJump }: Pick<Props, 'visit' | 'draft' | 'missing' | 'onJump'>) {
  const { t } = useLanguage()
  const textOf = useMissingText(visit, draft)
  const gates = [...new Set(missing.map((one) => one.gate))]
  return (
    <div className="stack">
      {gates.map((gate) => {
        const here = missing.filter((one) => one.gate === gate)
        const clause = here[0]?.clause
        return (
          <Sheet key={gate} title={<>{t(`visit.gate.${gate}`)}　<span className="late">{t('visit.lacks', { count: here.length })}</span></>} extra={clause && <ClauseNote clause={clause} />}>
            <ul className="plain-list">
              {here.map((one, index) => (
                <li key={`${one.path} ${one.code} ${index}`}><button type="button" className="plain" onClick={() => onJump(one.path)}>{textOf(one)}</button></li>
              ))}
            </ul>
          </Sheet>
        )
      })}
    </div>
  )
}
