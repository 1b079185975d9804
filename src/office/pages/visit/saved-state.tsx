import { formatTime } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import type { Saving } from './use-draft.ts'

const mustAct: ReadonlySet<Saving['kind']> = new Set(['conflict', 'refused', 'waiting', 'signed-out', 'held'])

/** Never a false "done": what has reached the server, and what has not. */
export function SavedState({ saving }: { readonly saving: Saving }) {
  const { t, language } = useLanguage()
  const at = saving.kind === 'saved' && saving.at ? formatTime(saving.at, language) : ''
  const key = saving.kind === 'saved' ? (at ? 'visit.saved.at' : 'visit.saved.draft') : `visit.saved.${saving.kind}`
  return <span className={mustAct.has(saving.kind) ? 'late saved-state' : 'faint saved-state'} role="status" aria-live="polite">{t(key, { at })}</span>
}
