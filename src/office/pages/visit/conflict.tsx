import { Button } from 'antd'
import { useState } from 'react'
import { ProblemError } from '#client/problem-error.ts'
import type { Visit } from '#contract/visits.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { useFieldText } from './field-text.ts'
import type { DraftChange } from './merge-drafts.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = Pick<DraftInHand, 'saving' | 'settleConflict' | 'takeBack'> & { readonly visit: Visit }

/** The same draft was saved elsewhere meanwhile: what is different there, place by place; what both wrote is chosen, nothing is lost. */
export function Conflict({ visit, saving, settleConflict, takeBack }: Props) {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Error>()
  const act = (what: () => Promise<void>) => () => void what().catch((error: Error) => setProblem(error))
  if (saving.kind === 'refused') {
    const isGone = saving.problem instanceof ProblemError && saving.problem.code === 'NOT_FOUND'
    if (isGone) return <Note kind="act" action={<Go to={paths.household(visit.householdId)}>{t('visit.household')}</Go>}>{t('visit.gone')}</Note>
    const isTaken = saving.problem instanceof ProblemError && saving.problem.code === 'VISIT_HELD'
    if (!isTaken) return <ProblemNote problem={saving.problem} />
    return (
      <>
        <ProblemNote problem={problem} />
        <Note kind="act" action={<Button size="small" type="primary" onClick={act(takeBack)}>{t('visit.take-back')}</Button>}>{t('visit.taken', saving.problem.details)}</Note>
      </>
    )
  }
  if (saving.kind !== 'conflict') return null
  return (
    <>
      <ProblemNote problem={problem} />
      <Choosing key={saving.version} visit={visit} saving={saving} onDone={(theirs) => void settleConflict(saving.merged, saving.version, theirs).catch(setProblem)} />
    </>
  )
}

type ChoosingProps = { readonly visit: Visit; readonly saving: Extract<Props['saving'], { kind: 'conflict' }>; readonly onDone: (theirs: readonly DraftChange[]) => void }

function Choosing({ visit, saving, onDone }: ChoosingProps) {
  const { t } = useLanguage()
  const text = useFieldText(visit)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { taken, conflicts } = saving.merged
  const isDecided = conflicts.every(({ key }) => chosen[key])
  return (
    <Sheet title={t('visit.conflict')} extra={<Button type="primary" size="small" disabled={!isDecided} onClick={() => onDone(conflicts.filter(({ key }) => chosen[key] === 'theirs'))}>{t('visit.conflict.merge')}</Button>}>
      {taken.length > 0 && (
        <>
          <p className="faint">{t('visit.conflict.taken', { count: taken.length })}</p>
          <ul className="plain-list">{taken.map(({ key, mine, theirs }) => <li key={key}>{text.name(key)}　<span className="muted">{text.value(key, mine)}</span> → <b>{text.value(key, theirs)}</b></li>)}</ul>
        </>
      )}
      {conflicts.map(({ key, mine, theirs }) => (
        <fieldset key={key} className="question">
          <legend>{text.name(key)}</legend>
          <ChoiceChips name={`conflict-${key}`} label={text.name(key)} value={chosen[key]} chips={[{ value: 'mine', label: t('visit.conflict.mine', { value: text.value(key, mine) }) }, { value: 'theirs', label: t('visit.conflict.theirs', { value: text.value(key, theirs) }) }]} onChange={(side) => setChosen((before) => ({ ...before, [key]: side }))} />
        </fieldset>
      ))}
    </Sheet>
  )
}
