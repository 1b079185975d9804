import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** Why there is nothing, in one sentence. */
  readonly children?: ReactNode
  /** What to do next: a button or a link. */
  readonly next?: ReactNode
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children, next }: Props) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children && <div>{children}</div>}
      {next && <div className="empty-next no-print">{next}</div>}
    </div>
  )
}
