import { Button } from 'antd'
import { useState } from 'react'
import { formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import type { DraftInHand, Saving } from './use-draft.ts'

/** Never a false "done": what has reached the server, and what has not. */
export function SavedState({ saving }: { readonly saving: Saving }) {
  const { t, language } = useLanguage()
  const at = saving.kind === 'saved' && saving.at ? formatTime(saving.at, language) : ''
  const key = saving.kind === 'saved' ? (at ? 'visit.saved.at' : 'visit.saved.draft') : `visit.saved.${saving.kind}`
  const isAct = saving.kind === 'conflict' || saving.kind === 'refused' || saving.kind === 'waiting' || saving.kind === 'signed-out'
  return <span className={isAct ? 'late saved-state' : 'faint saved-state'} role="status" aria-live="polite">{t(key, { at })}</span>
}

/** The same draft was saved elsewhere meanwhile: what was typed here stays until somebody decides. */
export function Conflict({ saving, keepMine, takeTheirs }: Pick<DraftInHand, 'saving' | 'keepMine' | 'takeTheirs'>) {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Error>()
  const act = (what: () => Promise<void>) => () => void what().catch((error: Error) => setProblem(error))
  if (saving.kind === 'refused') return <ProblemNote problem={saving.problem} />
  if (saving.kind !== 'conflict') return null
  return (
    <>
      <ProblemNote problem={problem} />
      <Note kind="act" action={<div className="row nowrap"><Button size="small" onClick={() => window.open(window.location.href)}>{t('visit.conflict.see')}</Button><Button size="small" onClick={act(takeTheirs)}>{t('visit.conflict.theirs')}</Button><Button size="small" type="primary" onClick={act(keepMine)}>{t('visit.conflict.mine')}</Button></div>}>
        {t('visit.conflict')}
      </Note>
    </>
  )
}
