import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getSession, signOut } from '#contract/sessions.ts'
import { call } from '#client/call.ts'
import { now } from '#client/clock.ts'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const lookedEvery = 5000
// Windows of one browser share a session: whoever works in one of them is there.
const kept = 'doudi.touched'

/** Locks the screen after so many minutes without a touch: the session ends, the page waits for the password. */
export function IdleLock({ minutes, onLock }: { readonly minutes: number; readonly onLock: () => void }) {
  const client = useQueryClient()
  const latest = useRef(onLock)
  latest.current = onLock
  useEffect(() => {
    const touched = () => localStorage.setItem(kept, String(now().getTime()))
    touched()
    const lock = () => {
      if (now().getTime() - Number(localStorage.getItem(kept)) < minutes * 60_000) return
      clearInterval(timer)
      latest.current()
      // Without network the server ends the session by itself.
      void call(signOut, {}).catch(() => undefined).then(() => client.resetQueries({ queryKey: [getSession.path] }))
    }
    const timer = setInterval(lock, lookedEvery)
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
    }
  }, [client, minutes])
  return null
}
