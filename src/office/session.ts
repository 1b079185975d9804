import { createContext, useContext } from 'react'
import type { About, Session } from '#contract/sessions.ts'
import type { Action } from '#domain/access/access.ts'

export const SessionContext = createContext<{ readonly session: Session; readonly about: About } | null>(null)

/** Who is signed in. Only under the shell; pages without a session (login, setup) do not ask. */
export function useSession(): Session {
  const value = useContext(SessionContext)
  if (!value) throw new Error('no session here')
  return value.session
}

export function useAbout(): About {
  const value = useContext(SessionContext)
  if (!value) throw new Error('no session here')
  return value.about
}

/** Whether the account may do something at all; the server decides, this only hides what would be refused. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useSession()
  return (action) => actions.includes(action)
}
