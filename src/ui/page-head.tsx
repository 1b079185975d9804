import { useContext, useEffect, type ReactNode } from 'react'
import { Go, OpenContext } from './go.tsx'

export type Crumb = { readonly title: string; readonly to: string }

type Props = {
  readonly title: string
  /** Tags beside the title. */
  readonly tags?: ReactNode
  /** The way down to this page. */
  readonly crumbs?: readonly Crumb[]
  /** Buttons, to the right. */
  readonly actions?: ReactNode
  /** A line under the title. */
  readonly note?: ReactNode
}

/** The head of a page; its title is also that of the browser's tab. */
export function PageHead({ title, tags, crumbs = [], actions, note }: Props) {
  const mayOpen = useContext(OpenContext)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="page-head">
      {crumbs.length > 0 && (
        <div className="page-crumbs">
          {crumbs.map((crumb) => (
            // Where somebody may not go is no step of the way back; it says only what the page belongs to.
            <span key={crumb.to} className={mayOpen(crumb.to) ? undefined : 'page-of'}><Go to={crumb.to}>{crumb.title}</Go></span>
          ))}
        </div>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {tags}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {note && <div className="muted">{note}</div>}
    </header>
  )
}
