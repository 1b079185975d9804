import { Outlet, useRouterState } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { getAbout, getSession, type About, type Session } from '#contract/sessions.ts'
import { now } from '#client/clock.ts'
import { ProblemError } from '#client/problem-error.ts'
import { formatMoment } from '#ui/format.ts'
import { OpenContext } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { TodayContext } from '#ui/today.ts'
import { PrinterContext } from '#ui/watermark.tsx'
import { mayOpen } from '../may-open.ts'
import { paths } from '../paths.ts'
import { SessionContext } from '../session.ts'
import { useRead } from '../use-read.ts'
import { Elsewhere } from './elsewhere.tsx'
import { FirstPassword } from './first-password.tsx'
import { IdleLock } from './idle-lock.tsx'
import { LeaveContext, Leaving } from './leaving.tsx'
import { Side } from './side.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { Unsaved } from './unsaved.tsx'

/**
 * Lets in who is signed in, leads the others to the login, and stands around every page. Once inside, a page stays with
 * everything typed on it when the session ends or the server is away: the password is asked over it.
 */
export function Shell() {
  const [leaving, setLeaving] = useState<'session' | 'ended'>()
  const about = useRead(getAbout, {}, { enabled: !leaving })
  const isSetUp = about.data?.needsSetup === false
  const session = useRead(getSession, {}, { enabled: isSetUp && !leaving })
  const here = useRouterState({ select: (state) => state.location.href })
  const [known, setKnown] = useState<Session>()
  if (session.data && !session.error && session.data !== known) setKnown(session.data)
  const problem = about.error ?? session.error
  // What is on the screen of somebody who went away is nobody's to read.
  const [isLocked, setLocked] = useState(false)
  const leave = useCallback(() => setLeaving('session'), [])
  const isSignedOut = problem instanceof ProblemError && problem.code === 'NOT_SIGNED_IN'
  if (leaving) return <Leaving isEnded={leaving === 'ended'} onStay={() => setLeaving(undefined)} />
  if (about.data?.needsSetup) return <Elsewhere to={paths.setup()} />
  if (about.data && known) {
    return (
      <LeaveContext value={leave}>
        <div style={isLocked ? { visibility: 'hidden' } : undefined}>
          {known.account.mustChange ? <FirstPassword name={known.account.name} onDone={() => setLeaving('ended')} /> : <Inside about={about.data} session={known} />}
        </div>
        {!isSignedOut && !isLocked && <IdleLock minutes={known.idleMinutes} onLock={() => setLocked(true)} />}
        {(isLocked || (isSignedOut && !known.account.mustChange)) && <SignInAgain session={known} isLocked={isLocked} onLeave={() => setLeaving('ended')} onDone={() => setLocked(false)} />}
      </LeaveContext>
    )
  }
  if (isSignedOut) return <Elsewhere to={paths.login(here === '/' ? undefined : here)} />
  if (problem) return <div className="alone"><ProblemNote problem={problem} onRetry={() => void (about.error ? about.refetch() : session.refetch())} /></div>
  return <Loading />
}

function Inside({ about, session }: { readonly about: About; readonly session: Session }) {
  const { t, language } = useLanguage()
  const printer = useCallback(
    () => t('office.printed', { name: session.account.name, area: session.area?.name ?? '', at: formatMoment(now().toISOString(), language) }),
    [t, language, session],
  )
  const opens = useCallback((to: string) => mayOpen((action) => session.actions.includes(action), to), [session])
  return (
    <SessionContext value={{ about, session }}>
      <OpenContext value={opens}>
        <TodayContext value={about.today}>
          <PrinterContext value={printer}>
            <Unsaved />
            <a className="skip" href="#page">{t('office.skip')}</a>
            <div className="shell">
              <Side />
              <div className="stage-area">
                {about.kind === 'example' && <div className="example-banner no-print" role="note">{t('office.example-banner')}</div>}
                <main className="page" id="page" tabIndex={-1}>
                  <Outlet />
                </main>
              </div>
            </div>
          </PrinterContext>
        </TodayContext>
      </OpenContext>
    </SessionContext>
  )
}
