import { availableParallelism } from 'node:os'
import path from 'node:path'
import { systemClock } from '#server/clock.ts'
import { readTexts, say, type Texts } from '#server/locale.ts'
import { matchFile, type MatchHit } from '#server/matching/match-file.ts'
import { readPeople, type People } from '#server/matching/read-people.ts'
import { writeCsv } from '#server/matching/write-csv.ts'
import type { Io } from './command.ts'
import { readFlags } from './read-flags.ts'

const flags = ['people', 'against', 'out', 'refused', 'id-column', 'name-column', 'people-id-column', 'people-name-column'] as const
const mostThreads = 4

/**
 * `match --people LIST --against FILE --out HITS`: the rows of a department's file that are about people of a list, without a
 * server or a database. Of everybody else nothing is written anywhere.
 */
export async function match(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const asked = readFlags(args, flags)
  const { people: list, against, out } = asked ?? {}
  if (!asked || list === undefined || against === undefined || out === undefined) {
    io.err(say(texts, 'cli.match.usage'))
    return 2
  }
  const sources = [list, against].map((file) => path.resolve(file))
  const targets = [out, asked.refused].flatMap((file) => (file === undefined ? [] : [path.resolve(file)]))
  if (targets.some((file) => sources.includes(file)) || new Set(targets).size < targets.length) {
    io.err(say(texts, 'cli.match.same-file'))
    return 2
  }

  const reasons = readTexts(io.language, 'imports-reasons')
  const reason = (fault: string): string => say(reasons, `imports.complaint.ID_${fault}`)
  const begun = systemClock.now().getTime()
  const today = systemClock.today()
  const people = await readPeople(list, columns(asked['people-id-column'], asked['people-name-column']), today)
  io.out(say(texts, 'cli.match.people', { people: people.count, refused: people.refused.length }))
  for (const { line, fault } of people.refused.slice(0, 10)) io.err(say(texts, 'cli.match.people-refused', { line, reason: reason(fault) }))

  const counts = { rows: 0, refused: 0, withoutId: 0, hits: 0, differing: 0 }
  const matching = await matchFile(against, people, columns(asked['id-column'], asked['name-column']), { today, threads: Math.min(mostThreads, availableParallelism()) })
  const [hits, refusals] = [writeCsv(out), asked.refused === undefined ? undefined : writeCsv(asked.refused)]
  try {
    await hits.row([...['line', 'list-line', 'list-name', 'name'].map((column) => say(texts, `cli.match.column.${column}`)), ...matching.headings])
    await refusals?.row([say(texts, 'cli.match.column.line'), say(texts, 'cli.match.column.reason')])
    for await (const batch of matching.batches) {
      counts.rows += batch.rows
      counts.refused += batch.refused.length
      counts.withoutId += batch.withoutId
      counts.hits += batch.hits.length
      counts.differing += batch.hits.filter((hit) => hit.name === 'DIFFERS').length
      for (const hit of batch.hits) await hits.row(rowOf(hit, people, texts))
      if (refusals) for (const one of batch.refused) await refusals.row([one.line, reason(one.fault)])
    }
    await hits.finish()
    await refusals?.finish()
  } catch (error) {
    await Promise.all([hits.abandon(), refusals?.abandon()])
    throw error
  }
  io.out(say(texts, 'cli.match.done', { ...counts, seconds: ((systemClock.now().getTime() - begun) / 1000).toFixed(1) }))
  io.out(say(texts, 'cli.match.written', { file: out }))
  return 0
}

function columns(id: string | undefined, name: string | undefined): { id?: string; name?: string } {
  return { ...(id !== undefined && { id }), ...(name !== undefined && { name }) }
}

function rowOf({ line, holder, name: agreement, fields }: MatchHit, people: People, texts: Texts): (string | number)[] {
  const { name, lines } = people.of(holder)
  return [line, lines.join('、'), name, say(texts, `cli.match.name.${agreement}`), ...fields]
}
