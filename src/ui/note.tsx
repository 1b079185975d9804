import type { ReactNode } from 'react'

/** A line that should be read before the rest. `act` only where somebody must act. */
export function Note({ kind = 'accent', children, action }: { readonly kind?: 'act' | 'wait' | 'accent'; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={`note note-${kind}`}>
      <div>{children}</div>
      {action}
    </div>
  )
}
