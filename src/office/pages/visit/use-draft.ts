import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { getSession } from '#contract/sessions.ts'
import { getVisit, saveDraft, type Visit } from '#contract/visits.ts'
import { call } from '#client/call.ts'
import { ProblemError } from '#client/problem-error.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { useSession } from '../../session.ts'
import { draftFrom, type Draft } from './draft.ts'

export type Saving =
  | { readonly kind: 'saved'; readonly at?: string }
  | { readonly kind: 'changed' | 'saving' | 'waiting' | 'signed-out' }
  /** Somebody else, or another window, has saved meanwhile. What was typed here is still here. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly problem: Error }

const pause = 900
const again = 5000

/**
 * The draft of a visit, saved whenever the typing pauses. Saves go one after another and carry the version they stand on; without
 * network they are tried again; nothing typed is ever taken away by itself.
 */
export function useDraft(visit: Visit, visitor: string) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftFrom(visit.draft, visit.today, visitor))
  const [saving, setSaving] = useState<Saving>({ kind: 'saved' })
  const state = useRef({ draft, version: visit.draftVersion, isDirty: false, isStopped: false, timer: 0, running: undefined as Promise<void> | undefined })

  const later = (wait: number) => {
    clearTimeout(state.current.timer)
    state.current.timer = window.setTimeout(() => void save(), wait)
  }
  const send = async () => {
    const sent = state.current.draft
    state.current.isDirty = false
    setSaving({ kind: 'saving' })
    try {
      const { draftVersion, savedAt } = await call(saveDraft, { params: { id: visit.id }, body: { draft: sent as Partial<Submission>, draftVersion: state.current.version } })
      state.current.version = draftVersion
      client.setQueryData<Visit>([getVisit.path, { id: visit.id }, null], (kept) => kept && { ...kept, draft: sent as Partial<Submission>, draftVersion })
      setSaving(state.current.isDirty ? { kind: 'changed' } : { kind: 'saved', at: savedAt })
      if (state.current.isDirty) later(pause)
    } catch (error) {
      state.current.isDirty = true
      if (error instanceof ProblemError && error.code === 'NOT_SIGNED_IN') {
        setSaving({ kind: 'signed-out' })
        void client.resetQueries({ queryKey: [getSession.path] })
        return
      }
      const isLost = !(error instanceof ProblemError) || error.status === 0 || error.status >= 500
      if (isLost) {
        setSaving({ kind: 'waiting' })
        later(again)
        return
      }
      state.current.isStopped = true
      setSaving(error.code === 'CHANGED_MEANWHILE' ? { kind: 'conflict' } : { kind: 'refused', problem: error })
    }
  }
  const save = async () => {
    clearTimeout(state.current.timer)
    await state.current.running
    if (!state.current.isDirty || state.current.isStopped) return
    state.current.running = send()
    await state.current.running
  }
  const change = (make: (before: Draft) => Draft) => {
    state.current.draft = make(state.current.draft)
    state.current.isDirty = true
    setDraft(state.current.draft)
    if (state.current.isStopped) return
    setSaving((before) => (before.kind === 'saving' || before.kind === 'waiting' || before.kind === 'signed-out' ? before : { kind: 'changed' }))
    later(pause)
  }
  const readAnew = () => call(getVisit, { params: { id: visit.id } })
  /** Saves what stands here over what was saved elsewhere. */
  const keepMine = async () => {
    state.current.version = (await readAnew()).draftVersion
    state.current.isStopped = false
    await save()
  }
  /** Gives up what stands here for what was saved elsewhere. */
  const takeTheirs = async () => {
    const theirs = await readAnew()
    state.current = { ...state.current, draft: draftFrom(theirs.draft, theirs.today, visitor), version: theirs.draftVersion, isDirty: false, isStopped: false }
    setDraft(state.current.draft)
    setSaving({ kind: 'saved' })
  }

  const latest = useRef(save)
  latest.current = save
  const session = useSession()
  // Signed in again: what could not be saved is saved now.
  useEffect(() => void latest.current(), [session])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!state.current.isDirty && !state.current.running) return
      void latest.current()
      if (state.current.isDirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void latest.current()
    }
  }, [])
  /** Saves everything and stops saving; false when it could not be saved. */
  const settle = async () => {
    await save()
    if (state.current.isDirty) return false
    state.current.isStopped = true
    clearTimeout(state.current.timer)
    return true
  }
  const resume = () => {
    state.current.isStopped = false
    return save()
  }
  /** The version on the server that holds what is on the screen, once everything is saved. */
  const version = () => state.current.version
  return { draft, version, change, saving, save, keepMine, takeTheirs, settle, resume }
}

export type DraftInHand = ReturnType<typeof useDraft>
