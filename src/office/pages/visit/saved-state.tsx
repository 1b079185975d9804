import { formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { goToConflict } from './conflict-call.tsx'
import type { Saving } from './use-draft.ts'

const mustAct: ReadonlySet<Saving['kind']> = new Set(['conflict', 'refused', 'waiting', 'signed-out', 'held'])

/** Never a false "done": what has reached the server, and what has not. */
export function SavedState({ saving }: { readonly saving: Saving }) {
  const { t, language } = useLanguage()
  const at = saving.kind === 'saved' && saving.at ? formatTime(saving.at, language) : ''
  const key = saving.kind === 'saved' ? (at ? 'visit.saved.at' : 'visit.saved.draft') : `visit.saved.${saving.kind}`
  const text = t(key, { at })
  // What differs is chosen at the top of the page, which may be far from where one types.
  if (saving.kind === 'conflict' || saving.kind === 'refused') return <span className="late saved-state" role="status" aria-live="polite"><button type="button" className="plain late" onClick={goToConflict}>{text}</button></span>
  return <span className={mustAct.has(saving.kind) ? 'late saved-state' : 'faint saved-state'} role="status" aria-live="polite">{text}</span>
}
