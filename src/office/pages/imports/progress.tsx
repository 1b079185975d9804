import type { RosterImport } from '#contract/imports.ts'
import { Bar } from '#ui/bar.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'

/** An import at work. The page can be left; it goes on. */
export function Progress({ found }: { readonly found: RosterImport }) {
  const { t, language } = useLanguage()
  const { done, of } = found.progress
  const isUndoing = found.state === 'UNDOING'
  const text = isUndoing ? t('imports.undoing', { percent: Math.round((100 * done) / of) }) : t('imports.progress', { done: formatNumber(done, language), of: formatNumber(of, language) })
  return (
    <Sheet title={t(`imports.state.${found.state}`)} note={t(isUndoing ? 'imports.undoing.leave' : 'imports.progress.leave')}>
      <div role="status" aria-live="polite">{text}</div>
      <Bar seen={done} of={of} label={text} />
    </Sheet>
  )
}
