import { problem } from '#domain/problem/problem.ts'
import { systemClock } from '#server/clock.ts'
import { readTexts, say } from '#server/locale.ts'
import { readPeople, type People } from '#server/matching/read-people.ts'
import type { Io } from './command.ts'
import { columnsNamed, reasonIn } from './match-hits.ts'

const mostTold = 10

/** Reads the list of those who are looked for, and says who cannot be. Problem: MATCH_LIST_EMPTY. */
export async function readList(file: string, id: string | undefined, name: string | undefined, io: Io): Promise<People> {
  const texts = readTexts(io.language, 'cli')
  const reason = reasonIn(io)
  const people = await readPeople(file, columnsNamed({ id, name }), systemClock.today())
  io.out(say(texts, 'cli.match.people', { people: people.count, refused: people.refused.length }))
  for (const { place, fault } of people.refused.slice(0, mostTold)) io.err(say(texts, 'cli.match.people-refused', { line: place, reason: reason(fault) }))
  if (people.count === 0) throw problem('MATCH_LIST_EMPTY', { file })
  return people
}
