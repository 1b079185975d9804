import { mostAlike, enoughFor, type Described } from '#domain/matching/alike.ts'
import type { DatasetCode } from '#domain/matching/datasets.ts'
import { describeRow } from '#domain/matching/describe-row.ts'
import type { Work } from '../../http/work.ts'
import type { RowPlace } from '../../matching/open-table.ts'
import { soundOf } from '../../name-sound.ts'
import type { PersonRow } from './keep-found.ts'
import { listDescribed, type DescribedPerson, type LookedFor, type RunRow } from './runs.queries.ts'
import { tellingColumns, type ScannedPart } from './scan-part.ts'

const atOnce = 1000

/**
 * Whom rows without an id may mean: people born on the same day or whose name sounds the same, scored by name and by birth or place.
 * Whoever is most alike is taken, all of them where several are so; a person looks at each. Rows that describe somebody in the same
 * words are looked at once.
 * @returns with the rows that tell too little of anybody
 */
export async function findAlike(work: Work, run: RunRow, sought: LookedFor, rows: ScannedPart['unnumbered']): Promise<{ readonly found: readonly PersonRow[]; readonly untold: readonly RowPlace[] }> {
  const enough = enoughFor(run.dataset as DatasetCode)
  const columns = tellingColumns(run)
  const telling = Object.values(columns).filter((column) => column !== null)
  const equal = [...Map.groupBy(rows, ({ fields }) => telling.map((column) => fields[column]).join('\0')).values()]
  const [found, untold]: [PersonRow[], Set<(typeof rows)[number]>] = [[], new Set()]
  for (let at = 0; at < equal.length; at += atOnce) {
    const described = equal.slice(at, at + atOnce).flatMap((some) => {
      const theirs = describeRow(columns, some[0]!.fields, (name) => soundOf(name).pinyin)
      if (!theirs) for (const row of some) untold.add(row)
      return theirs ? [{ some, theirs }] : []
    })
    const days = described.flatMap(({ theirs: { birthDate } }) => (birthDate === null ? [] : [birthDate]))
    const persons = await listDescribed(work.trx, work.districtKey, sought, unique(days), unique(described.map(({ theirs }) => theirs.pinyin).filter((sound) => sound !== '')))
    const [byBirth, bySound] = [Map.groupBy(persons, (one) => one.birth_date), Map.groupBy(persons, (one) => one.pinyin)]
    for (const { some, theirs } of described) {
      const block = new Set([...(theirs.birthDate === null ? [] : (byBirth.get(theirs.birthDate) ?? [])), ...(theirs.pinyin === '' ? [] : (bySound.get(theirs.pinyin) ?? []))])
      for (const { one, alike } of mostAlike(block, ours, theirs, enough)) for (const row of some) found.push({ ...row, personId: one.id, alike })
    }
  }
  return { found, untold: rows.filter((row) => untold.has(row)).map((row) => row.place) }
}

function ours({ name, pinyin, birth_date: birthDate, sex, village, address }: DescribedPerson): Described {
  return { name, pinyin, birthDate, sex, village, address }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
