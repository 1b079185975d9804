import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { getSession } from '#contract/sessions.ts'
import { getVisit, saveDraft, takeOverVisit, type Visit } from '#contract/visits.ts'
import { call, createClient } from '#client/call.ts'
import { ProblemError } from '#client/problem-error.ts'
import { citizenIdsIn } from '#domain/visit/free-texts.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { useSession } from '../../session.ts'
import { registerKeeper } from '../../typed.ts'
import { draftFrom, type Draft } from './draft.ts'
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './kept-draft.ts'
import { isSameDraft, mergeDrafts, withTheirs, type DraftChange, type MergedDraft } from './merge-drafts.ts'

export type Saving =
  | { readonly kind: 'saved'; readonly at?: string }
  | { readonly kind: 'changed' | 'saving' | 'waiting' | 'signed-out' }
  /** A text holds a citizen id: nothing is sent until it is taken out. */
  | { readonly kind: 'held' }
  /** Saved elsewhere meanwhile. What was typed here is still here, what was saved there is shown. */
  | { readonly kind: 'conflict'; readonly merged: MergedDraft; readonly version: number }
  | { readonly kind: 'refused'; readonly problem: Error }

const pause = 900
const again = 5000
/** Saves of which no answer came that are remembered. */
const mostSent = 4
const leavingAtMost = 60_000 // bytes a browser sends on behalf of a page that is gone

const leaving = createClient({ fetch: (input, init) => fetch(input, { ...init, keepalive: true }) })

/**
 * The draft of a visit, saved whenever the typing pauses. Saves go one after another and carry the version they stand on; without
 * network they are tried again; nothing typed is ever taken away by itself.
 */
export function useDraft(visit: Visit, visitor: string) {
  const client = useQueryClient()
  const session = useSession()
  const accountId = session.account.id
  const [first] = useState(() => {
    const onServer = draftFrom(visit.draft, visit.today, visitor, visit.team)
    const kept = keptDraft(accountId, visit.id)
    if (kept) return goingOn(kept, onServer, visit.draftVersion)
    return { draft: onServer, base: onServer, version: visit.draftVersion, sent: [] as readonly Draft[], isDirty: false }
  })
  const [draft, setDraft] = useState(first.draft)
  const [saving, setSaving] = useState<Saving>({ kind: 'saved' })
  const state = useRef({ ...first, isStopped: false, timer: 0, running: undefined as Promise<void> | undefined })

  const later = (wait: number) => {
    clearTimeout(state.current.timer)
    state.current.timer = window.setTimeout(() => void save(), wait)
  }
  const keep = () => {
    const { draft: typed, base, version, sent, isDirty } = state.current
    if (isDirty || sent.length > 0) keepDraft(accountId, visit.id, { draft: typed, base, version, sent })
    else dropDraft(accountId, visit.id)
  }
  const input = (sent: Draft) => ({ params: { id: visit.id }, body: { draft: sent as Partial<Submission>, draftVersion: state.current.version } })
  /** What is on its way may have arrived although its answer never did: the page went, or the network. */
  const leaves = (sent: Draft) => {
    state.current.sent = [...state.current.sent, sent].slice(-mostSent)
    keep()
  }
  const readAnew = () => call(getVisit, { params: { id: visit.id } })
  const meet = async () => {
    const read = await readAnew()
    const theirs = draftFrom(read.draft, read.today, visitor, read.team)
    const isOwn = state.current.sent.some((sent) => isSameDraft(sent, theirs))
    const merged = mergeDrafts(isOwn ? theirs : state.current.base, state.current.draft, theirs)
    if (merged.taken.length + merged.conflicts.length > 0 || !read.holder.isMe) return setSaving({ kind: 'conflict', merged, version: read.draftVersion })
    // Nobody else was there: what is typed here goes on from what the server has.
    state.current = { ...state.current, base: theirs, version: read.draftVersion, sent: [], isStopped: false, isDirty: !isSameDraft(state.current.draft, theirs) }
    keep()
    setSaving(state.current.isDirty ? { kind: 'changed' } : { kind: 'saved' })
    if (state.current.isDirty) later(0)
  }
  const send = async () => {
    const sent = state.current.draft
    if (citizenIdsIn(sent as Partial<Submission>).length > 0) return setSaving({ kind: 'held' })
    state.current.isDirty = false
    leaves(sent)
    setSaving({ kind: 'saving' })
    try {
      const { draftVersion, savedAt } = await call(saveDraft, input(sent))
      state.current.version = draftVersion
      state.current.base = sent
      state.current.sent = []
      client.setQueryData<Visit>([getVisit.path, { id: visit.id }, null], (kept) => kept && { ...kept, draft: sent as Partial<Submission>, draftVersion })
      setSaving(state.current.isDirty ? { kind: 'changed' } : { kind: 'saved', at: savedAt })
      keep()
      if (state.current.isDirty) later(pause)
    } catch (error) {
      state.current.isDirty = true
      keep()
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
      if (error.code !== 'CHANGED_MEANWHILE') return setSaving({ kind: 'refused', problem: error })
      await meet().catch((problem: Error) => setSaving({ kind: 'refused', problem }))
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
    keep()
    if (state.current.isStopped) {
      setSaving((before) => (before.kind === 'conflict' ? { ...before, merged: mergeDrafts(state.current.base, state.current.draft, withTheirs(state.current.base, [...before.merged.taken, ...before.merged.conflicts])) } : before))
      return
    }
    setSaving((before) => (before.kind === 'saving' || before.kind === 'waiting' || before.kind === 'signed-out' ? before : { kind: 'changed' }))
    later(pause)
  }
  /** Both sides together, with the other side's value where it was chosen. */
  const settleConflict = async (merged: MergedDraft, version: number, theirs: readonly DraftChange[]) => {
    state.current.draft = withTheirs(merged.draft, theirs)
    state.current.version = version
    state.current.sent = []
    state.current.isDirty = true
    state.current.isStopped = false
    setDraft(state.current.draft)
    await save()
  }
  /** The draft as the server made it, everything of one's own being saved: nothing is lost by it. */
  const adopt = (theirs: Visit) => {
    const next = draftFrom(theirs.draft, theirs.today, visitor, theirs.team)
    state.current = { ...state.current, draft: next, base: next, version: theirs.draftVersion, sent: [], isDirty: false }
    setDraft(next)
    setSaving({ kind: 'saved' })
  }
  /** Somebody else took the draft over: takes it back; what both wrote is laid together. */
  const takeBack = async () => {
    await call(takeOverVisit, { params: { id: visit.id } })
    state.current.isStopped = false
    await save()
  }

  const latest = useRef(save)
  latest.current = save
  const isStuck = useRef(false)
  isStuck.current = saving.kind === 'refused'
  useEffect(() => registerKeeper({
    settle: async () => {
      await latest.current()
      return !state.current.isDirty
    },
    isStuck: () => isStuck.current && state.current.isDirty,
  }), [])
  // Signed in again, or a page loaded anew: what could not be saved is saved now.
  useEffect(() => void latest.current(), [session])
  const leave = useRef<() => void>(undefined)
  leave.current = () => {
    const { isDirty, isStopped, draft: typed } = state.current
    if (!isDirty || isStopped || JSON.stringify(typed).length > leavingAtMost || citizenIdsIn(typed as Partial<Submission>).length > 0) return
    leaves(typed)
    void leaving.call(saveDraft, input(typed)).catch(() => undefined)
  }
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!state.current.isDirty && !state.current.running) return
      void latest.current()
      if (state.current.isDirty) event.preventDefault()
    }
    const hide = () => leave.current?.()
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pagehide', hide)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', hide)
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
  return { draft, version, change, saving, save, settleConflict, takeBack, adopt, settle, resume }
}

/** What was kept when the page went. Where the server has just that, or a part that was on its way, the rest goes on from there. */
function goingOn({ draft, base, version, sent = [] }: KeptDraft, onServer: Draft, serverVersion: number) {
  const isOwn = [draft, ...sent].some((one) => isSameDraft(one, onServer))
  return isOwn ? { draft, base: onServer, version: serverVersion, sent: [] as readonly Draft[], isDirty: !isSameDraft(draft, onServer) } : { draft, base, version, sent, isDirty: true }
}

export type DraftInHand = ReturnType<typeof useDraft>
