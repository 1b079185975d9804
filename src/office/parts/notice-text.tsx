import { useEffect, useMemo, useRef } from 'react'
import type { Clause } from '#domain/clause/clause.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { findQuote, paragraphsOf } from '../notice-text.ts'

/** The notice itself, always in its own language, with the words of one clause marked. */
export function NoticeText({ notice, clause }: { readonly notice: string; readonly clause: Clause | undefined }) {
  const { t } = useLanguage()
  const text = useMemo(() => paragraphsOf(notice).join('\n'), [notice])
  const found = clause && findQuote(text, clause.says)
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    const page = mark.current?.closest('.notice-text')
    // Only the notice moves, not the page with the item that was clicked.
    if (page && mark.current) page.scrollTop += mark.current.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3
  }, [clause])
  return (
    <aside className="notice">
      <Sheet title={t('office.plan.notice')} extra={clause && <span className="faint">{clause.row ? t('ui.clause.row', { at: clause.at, row: clause.row }) : clause.at}</span>}>
        <div className="notice-text" lang="zh-CN" tabIndex={0} role="region" aria-label={t('office.plan.notice')}>
          {found ? <>{text.slice(0, found[0])}<mark ref={mark} className="quote">{text.slice(...found)}</mark>{text.slice(found[1])}</> : text}
        </div>
      </Sheet>
    </aside>
  )
}
