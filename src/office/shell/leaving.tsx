import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useEffect, useState } from 'react'
import { signOut } from '#contract/sessions.ts'
import { call } from '#client/call.ts'
import { ProblemError } from '#client/problem-error.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { dropAllDrafts } from '../pages/visit/kept-draft.ts'
import { paths } from '../paths.ts'
import { forgetTyped } from '../typed.ts'

/** Leaves the office: every page is taken away, then the session ends. */
export const LeaveContext = createContext<() => void>(() => {})

type Props = { /** The session is over already. */ readonly isEnded: boolean; readonly onStay: () => void }

/** The way out. It stands in place of the pages, so that none of them asks for anything once nobody is signed in. */
export function Leaving({ isEnded, onStay }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Error>()
  const leave = useCallback(async () => {
    setProblem(undefined)
    await client.cancelQueries()
    if (!isEnded) {
      await call(signOut, {}).catch((error: unknown) => {
        if (!(error instanceof ProblemError && error.code === 'NOT_SIGNED_IN')) throw error
      })
      dropAllDrafts()
    }
    forgetTyped()
    client.clear()
    go(paths.login())
  }, [client, go, isEnded])
  const start = useCallback(() => void leave().catch(setProblem), [leave])
  useEffect(start, [start])
  if (!problem) return <Loading />
  return (
    <div className="alone">
      <ProblemNote problem={problem} onRetry={start} />
      <button type="button" className="plain" onClick={onStay}>{t('office.leave.stay')}</button>
    </div>
  )
}
