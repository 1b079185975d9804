import type { ReactNode } from 'react'
import { useLanguage } from './language.ts'
import './filter-bar.css'

type Props = {
  readonly children: ReactNode
  /** Clears all filters; given only while one is set. */
  readonly onClear?: (() => void) | undefined
}

/** What narrows a list, in one line above it. */
export function FilterBar({ children, onClear }: Props) {
  const { t } = useLanguage()
  return (
    <div className="filter-bar no-print" role="search">
      {children}
      {onClear && <button type="button" className="plain" onClick={onClear}>{t('ui.filter.clear')}</button>}
    </div>
  )
}
