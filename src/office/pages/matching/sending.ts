import { useSyncExternalStore } from 'react'
import type { MatchRun } from '#contract/matching.ts'
import { call } from '#client/call.ts'
import { sendPieces } from '#client/send-pieces.ts'
import { sendTyped } from '../../typed.ts'

/** A file on its way: it goes on while other pages are looked at, and ends with the window. */
export interface Sending {
  readonly run: MatchRun
  readonly file: File
  readonly isSending: boolean
  /** Before the first piece of a file that was chosen again. */
  readonly isChecking: boolean
  readonly problem: Error | null
}

const sendings = new Map<string, Sending>()
const stops = new Map<string, AbortController>()
const listeners = new Set<() => void>()

function set(sending: Sending): void {
  sendings.set(sending.run.id, sending)
  for (const listener of listeners) listener()
}

/** Sends a file to a run until it is read; whoever closes the window meanwhile is asked first. */
export async function startSending(run: MatchRun, file: File): Promise<void> {
  const stop = new AbortController()
  stops.set(run.id, stop)
  const settled = sendTyped('')
  set({ run, file, isSending: true, isChecking: run.sendFrom > 0, problem: null })
  try {
    const told = (now: MatchRun) => set({ run: now, file, isSending: true, isChecking: false, problem: null })
    set({ run: await sendPieces({ call }, run, file, { told, signal: stop.signal }), file, isSending: false, isChecking: false, problem: null })
  } catch (error) {
    set({ run: sendings.get(run.id)?.run ?? run, file, isSending: false, isChecking: false, problem: error as Error })
  } finally {
    settled(true)
  }
}

export function stopSending(runId: string): void {
  stops.get(runId)?.abort()
}

export function useSending(runId: string): Sending | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => sendings.get(runId),
  )
}
