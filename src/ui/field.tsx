import type { ReactNode } from 'react'
import './field.css'

/** A field of a form with its name above it. `hint` is one short line under it. */
export function Field({ label, id, hint, children }: { readonly label: string; readonly id: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div>
      <label className="field-label" htmlFor={id}>{label}</label>
      {children}
      {hint && <div className="faint">{hint}</div>}
    </div>
  )
}

/** Fields under each other; `Pair` puts two beside each other. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className="fields">{children}</div>
}

export function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="fields-pair">{children}</div>
}
