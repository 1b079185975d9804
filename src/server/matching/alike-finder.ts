import { mostAlike, type Alike, type Described } from '#domain/matching/alike.ts'
import { describeRow, type TellingColumns } from '#domain/matching/describe-row.ts'
import { soundOf } from '../name-sound.ts'

export interface AlikeHolder {
  readonly holder: number
  readonly alike: Alike
}

/**
 * Finds whom rows without an id may mean among people in memory: those born on the same day or whose name sounds the same.
 * @param enough score below which nobody is shown
 * @returns what says of the fields of a row who it may be; undefined where it says too little of anybody
 */
export function alikeFinder(people: Iterable<readonly [holder: number, described: Omit<Described, 'pinyin'>]>, columns: TellingColumns, enough: number): (fields: readonly string[]) => readonly AlikeHolder[] | undefined {
  const [byBirth, bySound] = [new Map<string, Candidate[]>(), new Map<string, Candidate[]>()]
  for (const [holder, one] of people) {
    const candidate = { holder, described: { ...one, pinyin: soundOf(one.name).pinyin } }
    put(byBirth, one.birthDate ?? '', candidate)
    put(bySound, candidate.described.pinyin, candidate)
  }
  return (fields) => {
    const theirs = describeRow(columns, fields, (name) => soundOf(name).pinyin)
    if (!theirs) return undefined
    const block = new Set([...(byBirth.get(theirs.birthDate ?? '') ?? []), ...(bySound.get(theirs.pinyin) ?? [])])
    return mostAlike(block, (one) => one.described, theirs, enough).map(({ one, alike }) => ({ holder: one.holder, alike }))
  }
}

interface Candidate {
  readonly holder: number
  readonly described: Described
}

function put(among: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  if (key === '') return
  const there = among.get(key)
  if (there) there.push(candidate)
  else among.set(key, [candidate])
}
