import { CompiledQuery, sql } from 'kysely'
import { giveBack, PackedRows, type ColumnType, type PackedTable, type Written } from './copy-rows.ts'
import { few, fromRows } from './from-rows.ts'
import type { NewRow, Tables } from './tables.ts'
import { seesAll, type Trx } from './transaction.ts'

/** The columns that are given, each with its type in the database. */
export type Columns<T extends keyof Tables> = Readonly<Partial<Record<keyof NewRow<T> & string, ColumnType>>>

const chunk = 4000

/** Fewer do not go by COPY, which is read anew each time. */
const manyEnough = 20

/** Where rows go: into a table, or into what is sent later (`sendPacked`) in the order in which it was put there. */
export type Into = Trx | PackedRows

/**
 * Inserts rows in few statements, however many there are. Very few go as a statement that is planned once. Many go by COPY where
 * everything is seen, since no row-level security lets it through; else each column goes over as one array, or as one value where all rows have the same.
 */
export async function insertMany<T extends keyof Tables>(into: Into, table: T, columns: Columns<T>, rows: readonly NewRow<T>[]): Promise<void> {
  if (rows.length === 0) return
  if (!(into instanceof PackedRows)) {
    if (rows.length <= few) return insertFew(into, table, columns, rows)
    if (!seesAll(into) || rows.length < manyEnough) return insert(into, table, columns, rows)
  }
  const packed = into instanceof PackedRows ? into : new PackedRows()
  packed.add(table, Object.entries(columns) as Written[], rows as readonly Record<string, unknown>[])
  if (packed !== into) await sendPacked(into as Trx, packed.take())
}

/** Sends rows that were packed. Only where everything is seen. */
export async function sendPacked(trx: Trx, tables: readonly PackedTable[]): Promise<void> {
  await Promise.all(tables.map(({ text, messages }) => trx.executeQuery(CompiledQuery.raw(text, messages as Uint8Array[]))))
  giveBack(tables)
}

async function insertFew<T extends keyof Tables>(trx: Trx, table: T, columns: Columns<T>, rows: readonly NewRow<T>[]): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  await sql`INSERT INTO ${sql.table(table)} (${names}) SELECT * FROM ${fromRows(columns as Readonly<Record<string, ColumnType>>, rows as readonly Record<string, unknown>[])} AS r`.execute(trx)
}

async function insert<T extends keyof Tables>(trx: Trx, table: T, columns: Columns<T>, rows: readonly NewRow<T>[]): Promise<void> {
  const names = Object.keys(columns) as (keyof NewRow<T> & string)[]
  for (let at = 0; at < rows.length; at += chunk) {
    const part = rows.slice(at, at + chunk) as Record<string, unknown>[]
    const first = part[0] as Record<string, unknown>
    const sent = names.map((name) => (part.every((row) => row[name] === first[name]) ? shared(columns[name] as ColumnType, name, first) : sentAs(columns[name] as ColumnType, part, name)))
    const varied = sent.flatMap((one, place) => (one.array === undefined ? [] : [{ name: names[place]!, array: one.array(place + 1) }]))
    const source = varied.length > 0 ? ` FROM unnest(${varied.map(({ array }) => array).join(', ')}) AS u(${varied.map(({ name }) => name).join(', ')})` : ` FROM generate_series(1, ${part.length})`
    await trx.executeQuery(CompiledQuery.raw(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${sent.map((one, place) => one.value(place + 1)).join(', ')}${source}`, sent.map((one) => one.parameter)))
  }
}

/** A column on its way: its parameter, the array that the database makes of it, and what a row takes from that. */
interface Sent {
  readonly parameter: unknown
  /** Absent of a value that all rows have. */
  readonly array?: (place: number) => string
  readonly value: (place: number) => string
}

function shared(type: ColumnType, name: string, row: Readonly<Record<string, unknown>>): Sent {
  return { parameter: row[name] ?? null, value: (place) => `$${place}::${type}` }
}

function sentAs(type: ColumnType, rows: readonly Readonly<Record<string, unknown>>[], name: string): Sent {
  if (type === 'text' || type === 'jsonb') {
    const parameter = joined(rows, name)
    const value = () => (type === 'text' ? `u.${name}` : `u.${name}::jsonb`)
    if (parameter !== undefined) return { parameter, array: (place) => `string_to_array($${place}, E'\\x1f', E'\\x1e')`, value }
    return { parameter: arrayOf(quoted, rows, name), array: (place) => `$${place}::text[]`, value }
  }
  const write = type === 'bytea' ? hex : type === 'timestamptz' ? instant : String
  return { parameter: arrayOf(write, rows, name), array: (place) => `$${place}::${type}[]`, value: () => `u.${name}` }
}

const [separator, absent] = ['\x1f', '\x1e']

/** Texts with a sign between them that no text has, so that nothing is to be escaped here and unescaped there. @returns undefined when one has it after all */
function joined(rows: readonly Readonly<Record<string, unknown>>[], name: string): string | undefined {
  let text = ''
  for (const [at, row] of rows.entries()) {
    const value = row[name] as string | null | undefined
    text += (at > 0 ? separator : '') + (value ?? absent)
  }
  let separators = 0
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) separators += 1
  const isAmbiguous = separators !== rows.length - 1 || rows.some((row) => row[name] === absent)
  return isAmbiguous ? undefined : text
}

/** One column as the text of a PostgreSQL array. The driver could do it too, escaping what needs none. */
function arrayOf(write: (value: unknown) => string, rows: readonly Readonly<Record<string, unknown>>[], name: string): string {
  let text = '{'
  for (const row of rows) {
    const value = row[name]
    text += (text.length > 1 ? ',' : '') + (value === null || value === undefined ? 'NULL' : write(value))
  }
  return `${text}}`
}

const quoted = (value: unknown): string => `"${(value as string).replaceAll(/["\\]/g, '\\$&')}"`
const hex = (value: unknown): string => `"\\\\x${Buffer.from(value as Uint8Array).toString('hex')}"`
const instant = (value: unknown): string => `"${(value as Date).toISOString()}"`
