import type { ReactNode } from 'react'

export type DataColumn<Row> = {
  readonly key: string
  readonly title: ReactNode
  readonly render: (row: Row) => ReactNode
  /** Digits stand under digits. */
  readonly isNumber?: boolean
  readonly width?: number | string
  /** Holds what can be done with a row: its title is for those who listen, and paper does without it. */
  readonly isAct?: boolean
}

type Props<Row> = {
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** What the table holds, for those who do not see it. */
  readonly caption: string
  /** Shown instead of the table when there is no row. */
  readonly empty?: ReactNode
  /** Cells of a last row with sums, by column key. */
  readonly sums?: Readonly<Record<string, ReactNode>>
}

/** A plain table that reads well on paper too. */
export function DataTable<Row>({ columns, rows, rowKey, caption, empty, sums }: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const side = (column: DataColumn<Row>) => [column.isNumber && 'number', column.isAct && 'no-print'].filter(Boolean).join(' ') || undefined
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>{columns.map((column) => <th key={column.key} scope="col" className={side(column)} style={{ width: column.width }}>{column.isAct ? <span className="visually-hidden">{column.title}</span> : column.title}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>{columns.map((column) => <td key={column.key} className={side(column)}>{column.render(row)}</td>)}</tr>
        ))}
      </tbody>
      {sums && (
        <tfoot>
          <tr>{columns.map((column) => <td key={column.key} className={side(column)}>{sums[column.key]}</td>)}</tr>
        </tfoot>
      )}
    </table>
  )
}
