import { alike, enoughFor, type Described } from '#domain/matching/alike.ts'
import type { DatasetCode } from '#domain/matching/datasets.ts'
import { firstDayOf, readDate } from '#domain/registry/roster-values.ts'
import type { Sex } from '#domain/registry/sex.ts'
import type { Work } from '../../http/work.ts'
import { soundOf } from '../../name-sound.ts'
import type { PersonRow } from './keep-found.ts'
import { listDescribed, type DescribedPerson, type LookedFor, type RunRow } from './runs.queries.ts'
import type { ScannedPart } from './scan-part.ts'

const atOnce = 1000

/**
 * Whom rows without an id may mean: people born on the same day or whose name sounds the same, scored by name and birth. Whoever is
 * most alike is taken, all of them where several are so; a person looks at each.
 */
export async function findAlike(work: Work, run: RunRow, sought: LookedFor, rows: ScannedPart['unnumbered']): Promise<PersonRow[]> {
  const enough = enoughFor(run.dataset as DatasetCode)
  const described = rows.flatMap((row) => {
    const theirs = describe(run, row.fields)
    return theirs ? [{ row, theirs }] : []
  })
  const found: PersonRow[] = []
  for (let at = 0; at < described.length; at += atOnce) {
    const part = described.slice(at, at + atOnce)
    const persons = await listDescribed(work.trx, work.districtKey, sought, unique(part.map(({ theirs }) => theirs.birthDate)), unique(part.map(({ theirs }) => theirs.pinyin).filter((sound) => sound !== '')))
    const [byBirth, bySound] = [Map.groupBy(persons, (one) => one.birth_date), Map.groupBy(persons, (one) => one.pinyin)]
    for (const { row, theirs } of part) {
      const block = new Set([...(byBirth.get(theirs.birthDate) ?? []), ...(theirs.pinyin === '' ? [] : (bySound.get(theirs.pinyin) ?? []))])
      const scored = [...block].flatMap((one) => {
        const likeness = alike(ours(one), theirs)
        return likeness && likeness.score >= enough ? [{ ...row, personId: one.id, alike: likeness }] : []
      })
      const best = Math.max(...scored.map((one) => one.alike.score))
      found.push(...scored.filter((one) => one.alike.score === best))
    }
  }
  return found
}

function describe({ columns: { name, birth, sex } }: RunRow, fields: readonly string[]): Described | undefined {
  const said = name === null ? '' : (fields[name] ?? '').trim()
  const date = birth === null ? undefined : readDate({ text: (fields[birth] ?? '').trim(), raw: 'string' })
  // Of somebody of whom only the month is known there are too many.
  if (said === '' || date?.day === undefined) return undefined
  return { name: said, pinyin: soundOf(said).pinyin, birthDate: firstDayOf(date), sex: sex === null ? null : sexOf(fields[sex] ?? '') }
}

function sexOf(written: string): Sex | null {
  return /^\s*(男|1|M)/i.test(written) ? 'MALE' : /^\s*(女|2|F)/i.test(written) ? 'FEMALE' : null
}

function ours({ name, pinyin, birth_date: birthDate, sex }: DescribedPerson): Described {
  return { name, pinyin, birthDate, sex }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
