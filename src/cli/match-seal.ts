import { writeFile } from 'node:fs/promises'
import { systemClock } from '#server/clock.ts'
import { readTexts, say } from '#server/locale.ts'
import { sealList } from '#server/matching/sealed-list.ts'
import { outRefused } from '#server/matching/write-csv.ts'
import { systemRandom } from '#server/random.ts'
import type { Io } from './command.ts'
import { overwrites } from './match-hits.ts'
import { readList } from './match-list.ts'
import { readFlags } from './read-flags.ts'

/** `match seal --people LIST --out FILE --until DAY --purpose TEXT`: a list that names nobody, for one run on a department's machine. */
export async function matchSeal(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const asked = readFlags(args, ['people', 'out', 'until', 'purpose', 'people-id-column'])
  const { people: list, out, until, purpose } = asked ?? {}
  if (!asked || list === undefined || out === undefined || until === undefined || purpose === undefined) {
    io.err(say(texts, 'cli.match.seal.usage'))
    return 2
  }
  if (overwrites([list], [out])) {
    io.err(say(texts, 'cli.match.same-file'))
    return 2
  }
  const people = await readList(list, asked['people-id-column'], undefined, io)
  await writeFile(out, sealList(people, { purpose, until, today: systemClock.today(), random: systemRandom }), { mode: 0o600 }).catch((error: unknown) => { throw outRefused(out)(error) })
  io.out(say(texts, 'cli.match.seal.done', { file: out, people: people.count, until }))
  io.out(say(texts, 'cli.match.seal.warning'))
  return 0
}
