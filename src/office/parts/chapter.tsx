import type { ReactNode } from 'react'
import { ClauseLink } from './clause-link.tsx'
import type { Clause } from '#domain/clause/clause.ts'

type Props = {
  readonly title: ReactNode
  /** What is inside, in a few words. */
  readonly inside: ReactNode
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A chapter of the contents: its name and what is in it, opened by a click. */
export function Chapter({ title, inside, note, children }: Props) {
  return (
    <details className="chapter">
      <summary><h2>{title}</h2><span className="faint">{inside}</span></summary>
      <div className="chapter-body">{children}</div>
      {note && <div className="sheet-note">{note}</div>}
    </details>
  )
}

type LineProps = { readonly title: ReactNode; readonly clause: Clause | undefined; readonly aside?: ReactNode; readonly children?: ReactNode }

/** One thing that the notice asks, with the article it stands on to the right. */
export function ChapterLine({ title, clause, aside, children }: LineProps) {
  return (
    <li className="chapter-line">
      <div>
        <div>{title}</div>
        {children && <div className="muted">{children}</div>}
      </div>
      <div className="chapter-aside">{aside}</div>
      <div className="chapter-clause">{clause && <ClauseLink clause={clause} />}</div>
    </li>
  )
}
