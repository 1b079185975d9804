import path from 'node:path'
import { whyNothingRead } from '#domain/matching/why-nothing-read.ts'
import { problem } from '#domain/problem/problem.ts'
import { systemClock } from '#server/clock.ts'
import { readTexts, say } from '#server/locale.ts'
import { matchFile, type LookedFor, type MatchHit } from '#server/matching/match-file.ts'
import { writeCsv, type CsvWriter } from '#server/matching/write-csv.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import type { Io } from './command.ts'

export interface Order {
  readonly against: string
  readonly out: string
  readonly refused: string | undefined
  readonly columns: NamedColumns
  /** Score from which on a row without an id is a hit. */
  readonly enough?: number
}

/** What is told of a hit before the row itself. */
export interface Told {
  /** Keys of `cli.match.column.…`. */
  readonly headings: readonly string[]
  of(hit: MatchHit): readonly (string | number)[]
}

/** Whether results would be written over what is read, or over one another. */
export function overwrites(sources: readonly string[], targets: readonly (string | undefined)[]): boolean {
  const written = targets.flatMap((file) => (file === undefined ? [] : [path.resolve(file)]))
  return written.some((file) => sources.map((source) => path.resolve(source)).includes(file)) || new Set(written).size < written.length
}

/** Reasons why an id was not taken, as an import says them. */
export function reasonIn(io: Io): (fault: string) => string {
  const texts = readTexts(io.language, 'imports-reasons')
  return (fault) => say(texts, `imports.complaint.ID_${fault}`)
}

/** Reads the file and writes its hits. What is broken off leaves nothing behind. */
export async function writeHits({ against, out, refused, columns, enough }: Order, people: LookedFor, told: Told, begun: number, io: Io): Promise<void> {
  const texts = readTexts(io.language, 'cli')
  const reason = reasonIn(io)
  let hits: CsvWriter | undefined
  let refusals: CsvWriter | undefined
  const abandon = () => Promise.all([hits?.abandon(), refusals?.abandon()])
  let stopped: Promise<unknown> | undefined
  const stop = () => (stopped = abandon().finally(() => process.exit(130)))
  // Before there is a file: nobody can stop a run whose file would stay.
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const named = (columns: readonly string[]) => columns.map((column) => say(texts, `cli.match.column.${column}`))
  let endsShort = false
  const counts = { rows: 0, refused: 0, withoutId: 0, hits: 0, differing: 0, alike: 0, untold: 0 }
  try {
    hits = writeCsv(out)
    refusals = refused === undefined ? undefined : writeCsv(refused)
    const matching = await matchFile(against, people, columns, { today: systemClock.today(), ...(enough !== undefined && { enough }) })
    const { columns: found, sheets, looksByName } = matching
    const headed = (column: number | null) => (column === null ? say(texts, 'cli.match.no-name') : found.headings[column])
    if (found.id === null) io.out(say(texts, 'cli.match.compared-without-ids', { columns: [found.name, found.birth, found.sex, found.address].flatMap((column) => (column === null ? [] : (found.headings[column] ?? column + 1))).join('、') }))
    else if (found.headings.length > 0) io.out(say(texts, 'cli.match.compared', { id: headed(found.id), name: headed(found.name) }))
    if (sheets.length > 1) io.out(say(texts, 'cli.match.sheets', { sheets: sheets.map(({ number, name }) => `${number} ${name}`).join('、') }))
    if (found.others.length > 0) io.err(say(texts, 'cli.match.others', { columns: found.others.join('、') }))
    await hits.row([...named(told.headings), ...found.headings])
    await refusals?.row(named(['line', 'reason']))
    for await (const batch of matching.batches) {
      counts.rows += batch.rows
      const untold = batch.refused.filter((one) => one.fault === 'UNTOLD').length
      counts.untold += untold
      counts.refused += batch.refused.length - untold
      counts.alike += batch.alike
      counts.withoutId += batch.withoutId
      endsShort ||= batch.endsShort
      counts.hits += batch.hits.length
      counts.differing += batch.hits.filter((hit) => hit.name === 'DIFFERS').length
      for (const hit of batch.hits) await hits.row([...told.of(hit), ...hit.fields])
      if (refusals) for (const one of batch.refused) await refusals.row([one.place, reason(one.fault)])
    }
    await refusals?.finish()
    const nothing = whyNothingRead({ ...counts, refused: counts.refused + counts.untold, looksByName })
    if (nothing) throw problem(nothing, { file: against })
    await hits.finish()
    if (endsShort) io.err(say(texts, 'cli.match.ends-short'))
    const areNamesCompared = people.of !== undefined && found.name !== null
    io.out(say(texts, areNamesCompared ? 'cli.match.done' : 'cli.match.run.done', { ...counts, seconds: ((systemClock.now().getTime() - begun) / 1000).toFixed(1) }))
    if (looksByName && counts.withoutId > 0) io.out(say(texts, 'cli.match.alike', counts))
    io.out(say(texts, 'cli.match.written', { file: out }))
  } catch (error) {
    // Once it is stopped, a file that is gone is no error.
    await (stopped ?? abandon())
    throw error
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

export function columnsNamed(named: { readonly [What in keyof NamedColumns]: string | undefined }): NamedColumns {
  return Object.fromEntries(Object.entries(named).filter(([, column]) => column !== undefined))
}
