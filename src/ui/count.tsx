import { formatNumber } from './format.ts'
import { Go } from './go.tsx'
import { useLanguage } from './language.ts'

/** A number in a table; it opens its rows unless it is 0. */
export function Count({ value, to, act = false }: { readonly value: number; readonly to?: string; readonly act?: boolean }) {
  const { language } = useLanguage()
  const text = formatNumber(value, language)
  if (value === 0) return <span className="nil">0</span>
  return to ? <Go to={to} className={act ? 'late' : ''}>{text}</Go> : <span className={act ? 'late' : ''}>{text}</span>
}
