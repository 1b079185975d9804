import type { PlainDate } from '../calendar/plain-date.ts'
import { halfWidth } from '../registry/half-width.ts'
import { isSlip } from '../registry/likely-same.ts'
import type { Sex } from '../registry/sex.ts'
import type { DatasetCode } from './datasets.ts'

/** What is compared where a row says no citizen id. */
export interface Described {
  readonly name: string
  /** Sound of the name without tones, as letters. */
  readonly pinyin: string
  readonly birthDate: PlainDate
  /** Absent when nobody said. */
  readonly sex: Sex | null
}

export const alikeReasons = ['SAME_NAME', 'SAME_SOUND', 'NAME_NEAR', 'SAME_BIRTH', 'BIRTH_NEAR', 'SAME_SEX'] as const
export type AlikeReason = (typeof alikeReasons)[number]

export interface Alike {
  /** 0 to 100. */
  readonly score: number
  readonly reasons: readonly AlikeReason[]
}

const [nameWeight, birthWeight] = [60, 40]
/** A name that only sounds the same says a little less, a day that is one slip away a good deal less. */
const [soundShare, slipShare] = [0.9, 0.5]

/**
 * How much speaks for two descriptions being of one person: the name by edit distance over its characters and over its sound, the
 * day of birth, whole or one slip away. Another sex, or a day that is further away, speaks against everything.
 * @returns undefined when they are two people
 */
export function alike(ours: Described, theirs: Described): Alike | undefined {
  if (ours.sex !== null && theirs.sex !== null && ours.sex !== theirs.sex) return undefined
  const isSameBirth = ours.birthDate === theirs.birthDate
  if (!isSameBirth && !isSlip(ours.birthDate, theirs.birthDate)) return undefined
  const [a, b] = [bare(ours.name), bare(theirs.name)]
  if (a.length < 2 || b.length < 2) return undefined
  const sound = ours.pinyin === '' || theirs.pinyin === '' ? 0 : soundShare * nearness([...ours.pinyin], [...theirs.pinyin])
  const name = Math.max(nearness(a, b), sound)
  const reasons: AlikeReason[] = [a.join('') === b.join('') ? 'SAME_NAME' : ours.pinyin !== '' && ours.pinyin === theirs.pinyin ? 'SAME_SOUND' : 'NAME_NEAR', isSameBirth ? 'SAME_BIRTH' : 'BIRTH_NEAR']
  if (ours.sex !== null && theirs.sex !== null) reasons.push('SAME_SEX')
  return { score: Math.round(nameWeight * name + birthWeight * (isSameBirth ? 1 : slipShare)), reasons }
}

/**
 * From which score on a row without an id is shown as a hit, by data set: higher where a true hit usually stops something. On
 * labelled synthetic people 94 shows nine in ten of those who are meant and next to nobody else, 80 nearly all of them and one in
 * twenty wrongly (`npm run bench -- alike`).
 */
export function enoughFor(code: DatasetCode): number {
  return code === 'DEATHS' || code === 'PRISON' ? 94 : 80
}

function bare(name: string): string[] {
  return [...halfWidth(name).replaceAll(/[\s·•・]+/g, '').toLowerCase().normalize('NFKC')]
}

/** 1 for the same, 0 for nothing in common: by the number of signs that have to be put in, taken out or changed. */
function nearness(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, one] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (one === other ? 0 : 1)))
    row = next
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length)
}
