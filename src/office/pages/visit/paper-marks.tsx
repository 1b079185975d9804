import type { ReactNode } from 'react'
import { useLanguage } from '#ui/language.ts'

/** A box to tick on paper; ticked when it was said. */
export function Box({ isTicked = false, children }: { readonly isTicked?: boolean; readonly children: ReactNode }) {
  const { t } = useLanguage()
  return <span className="visit-paper-box"><span aria-hidden>{isTicked ? '☑' : '☐'}</span>{isTicked && <span className="visually-hidden">{t('visit.paper.ticked')}</span>} {children}</span>
}

/** A line to write on. */
export function Line({ isWide = false }: { readonly isWide?: boolean }) {
  return <i className={isWide ? 'visit-paper-line visit-paper-wide' : 'visit-paper-line'} />
}
