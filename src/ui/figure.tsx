import type { ReactNode } from 'react'
import { formatNumber } from './format.ts'
import { Go } from './go.tsx'
import { useLanguage } from './language.ts'

type Props = {
  readonly label: ReactNode
  readonly value: number | string
  /** The page with exactly these rows. */
  readonly to?: string
  /** Red: somebody must act (only while it is not 0). */
  readonly act?: boolean
}

/** A number with its name; it opens its rows. */
export function Figure({ label, value, to, act = false }: Props) {
  const { language } = useLanguage()
  const shown = typeof value === 'number' ? formatNumber(value, language) : value
  const className = act && value !== 0 ? 'figure figure-act' : 'figure'
  const inner = (
    <>
      <span className="faint">{label}</span>
      <b>{shown}</b>
    </>
  )
  return to ? <Go to={to} className={className}>{inner}</Go> : <div className={className}>{inner}</div>
}

/** Figures in a row. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className="figures">{children}</div>
}
