import { readFile } from 'node:fs/promises'
import { problem } from '#domain/problem/problem.ts'
import { systemClock } from '#server/clock.ts'
import { readTexts, say } from '#server/locale.ts'
import { openSealedList } from '#server/matching/sealed-list.ts'
import type { Io } from './command.ts'
import { columnsNamed, overwrites, writeHits } from './match-hits.ts'
import { readFlags } from './read-flags.ts'

/** `match run --sealed FILE --against FILE --out HITS`: on a department's machine, with a list that names nobody. */
export async function matchRun(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const asked = readFlags(args, ['sealed', 'against', 'out', 'refused', 'id-column'])
  const { sealed, against, out, refused } = asked ?? {}
  if (!asked || sealed === undefined || against === undefined || out === undefined) {
    io.err(say(texts, 'cli.match.run.usage'))
    return 2
  }
  if (overwrites([sealed, against], [out, refused])) {
    io.err(say(texts, 'cli.match.same-file'))
    return 2
  }
  const begun = systemClock.now().getTime()
  const bytes = await readFile(sealed).catch(() => { throw problem('MATCH_FILE_MISSING', { file: sealed }) })
  const { sought, head } = openSealedList(bytes, systemClock.today())
  io.out(say(texts, 'cli.match.run.sealed', head))
  await writeHits({ against, out, refused, columns: columnsNamed({ id: asked['id-column'] }) }, { sought }, { headings: ['line'], of: ({ place }) => [place] }, begun, io)
  return 0
}
