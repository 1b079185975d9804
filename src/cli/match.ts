import { systemClock } from '#server/clock.ts'
import { readTexts, say } from '#server/locale.ts'
import type { MatchHit } from '#server/matching/match-file.ts'
import type { Io } from './command.ts'
import { columnsNamed, overwrites, writeHits } from './match-hits.ts'
import { readList } from './match-list.ts'
import { readFlags } from './read-flags.ts'

const flags = ['people', 'against', 'out', 'refused', 'id-column', 'name-column', 'birth-column', 'sex-column', 'address-column', 'alike-from', 'people-id-column', 'people-name-column'] as const

// Below it next to everybody of the same birthday is like somebody.
const lowest = 70

/**
 * `match --people LIST --against FILE --out HITS`: the rows of a department's file that are about people of a list, without a
 * server or a database. Of everybody else nothing is written anywhere.
 */
export async function match(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const asked = readFlags(args, flags)
  const { people: list, against, out, refused } = asked ?? {}
  if (!asked || list === undefined || against === undefined || out === undefined) {
    io.err(say(texts, 'cli.match.usage'))
    return 2
  }
  if (overwrites([list, against], [out, refused])) {
    io.err(say(texts, 'cli.match.same-file'))
    return 2
  }
  const from = asked['alike-from']
  const enough = from === undefined ? undefined : Number(from)
  if (enough !== undefined && !(Number.isInteger(enough) && enough >= lowest && enough <= 100)) {
    io.err(say(texts, 'cli.match.alike-from', { lowest }))
    return 2
  }
  const begun = systemClock.now().getTime()
  const people = await readList(list, asked['people-id-column'], asked['people-name-column'], io)
  const reasons = readTexts(io.language, 'matching')
  const told = {
    headings: ['line', 'list-line', 'list-name', 'name', 'by'],
    of: ({ place, holder, name: agreement, alike }: MatchHit) => {
      const { name, places } = people.of(holder)
      return [place, places.join('、'), name, say(texts, `cli.match.name.${agreement}`), alike ? say(texts, 'cli.match.by.alike', { score: alike.score, reasons: alike.reasons.map((reason) => say(reasons, `matching.reason.${reason}`)).join('、') }) : say(texts, 'cli.match.by.id')]
    },
  }
  await writeHits({ against, out, refused, columns: columnsNamed({ id: asked['id-column'], name: asked['name-column'], birth: asked['birth-column'], sex: asked['sex-column'], address: asked['address-column'] }), ...(enough !== undefined && { enough }) }, people, told, begun, io)
  return 0
}
