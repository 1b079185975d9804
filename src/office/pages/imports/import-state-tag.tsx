import type { RosterImport } from '#contract/imports.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<RosterImport['state'], TagKind> = { READ: 'wait', QUEUED: 'accent', RUNNING: 'accent', DONE: 'ok', FAILED: 'act', UNDOING: 'accent', UNDONE: 'plain' }

export function ImportStateTag({ state }: { readonly state: RosterImport['state'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[state]}>{t(`imports.state.${state}`)}</Tag>
}

/** Whether the server still works on an import, so that the page asks again. */
export function isRunning(state: RosterImport['state'] | undefined): boolean {
  return state === 'QUEUED' || state === 'RUNNING' || state === 'UNDOING'
}
