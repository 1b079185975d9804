import { Bar } from '#ui/bar.tsx'
import { useLanguage } from '#ui/language.ts'
import type { DeskPage } from './desk-pages.ts'
import type { Draft } from './draft.ts'
import { SavedState } from './saved-state.tsx'
import { usePageName } from './page-name.ts'
import type { Saving } from './use-draft.ts'

type Props = {
  readonly pages: readonly DeskPage[]
  readonly here: string
  readonly draft: Draft
  /** What is missing on each page. */
  readonly left: ReadonlyMap<string, number>
  readonly missing: number
  /** Everything that is asked for now. */
  readonly total: number
  readonly saving: Saving
  readonly onGo: (id: string) => void
}

/** The pages of a visit, each with the number of questions that are left on it. */
export function DeskNav({ pages, here, draft, left, missing, total, saving, onGo }: Props) {
  const { t } = useLanguage()
  return (
    <nav className="desk-nav" aria-label={t('visit.pages')}>
      <div className="desk-progress">
        <div className="spread"><b>{t('visit.left', { left: missing })}</b><span className="faint">{t('visit.left.of', { total })}</span></div>
        <Bar seen={Math.max(0, total - missing)} of={total} label={t('visit.left', { left: missing })} />
        <SavedState saving={saving} />
      </div>
      <ol>
        {pages.map((page) => (
          <li key={page.id}>
            <button type="button" className="desk-link" {...(page.id === here && { 'aria-current': 'step' as const })} onClick={() => onGo(page.id)}>
              <PageName page={page} draft={draft} />
              <PageState page={page} draft={draft} left={page.id === 'finish' ? missing : (left.get(page.id) ?? 0)} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function PageName({ page, draft }: { readonly page: DeskPage; readonly draft: Draft }) {
  const { t } = useLanguage()
  const nameOf = usePageName()
  const seen = 'member' in page ? draft.members[page.member.personId]?.seen : undefined
  return <span>{nameOf(page)}{seen !== undefined && <span className="faint">　{t(seen ? 'visit.seen.yes' : 'visit.seen.no')}</span>}</span>
}

function PageState({ page, draft, left }: { readonly page: DeskPage; readonly draft: Draft; readonly left: number }) {
  const { t } = useLanguage()
  if (left > 0) return <span className="faint" title={t('visit.left', { left })}>{left}</span>
  if ('folded' in page) {
    const count = page.folded.reduce((sum, { items }) => sum + items.filter(({ answer }) => answer !== undefined).length, 0)
    return count > 0 ? <span className="faint">{t('visit.fold.answered', { count })}</span> : null
  }
  if (page.id === 'problems' || page.id === 'members') {
    const count = page.id === 'problems' ? draft.problems.length : draft.added.length + draft.left.length
    return count > 0 ? <span className="faint">{t('visit.page.count', { count })}</span> : null
  }
  return <span className="desk-done" title={t('visit.page.done')}>✓<span className="visually-hidden">{t('visit.page.done')}</span></span>
}
