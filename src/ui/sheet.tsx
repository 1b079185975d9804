import { useId, type ReactNode } from 'react'

type Props = {
  readonly title?: ReactNode
  /** Beside the title, to the right. */
  readonly extra?: ReactNode
  /** Small words under the content. */
  readonly note?: ReactNode
  /** For tables and lists that reach the edge. */
  readonly flush?: boolean
  readonly children?: ReactNode
}

/** A sheet of paper. */
export function Sheet({ title, extra, note, flush = false, children }: Props) {
  const id = useId()
  return (
    <section className="sheet" aria-labelledby={title ? id : undefined}>
      {(title || extra) && (
        <div className="sheet-head">
          <h2 id={id}>{title}</h2>
          <div className="row no-print">{extra}</div>
        </div>
      )}
      {children && <div className={flush ? 'sheet-flush' : 'sheet-body'}>{children}</div>}
      {note && <div className="sheet-note">{note}</div>}
    </section>
  )
}
