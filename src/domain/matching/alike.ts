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
  /** Absent, as sex is, when nobody said. */
  readonly birthDate: PlainDate | null
  readonly sex: Sex | null
  /** Name of the village, and where in it; one of them may hold both. Empty when nobody said. */
  readonly village: string
  readonly address: string
}

export const alikeReasons = ['SAME_NAME', 'SAME_SOUND', 'NAME_NEAR', 'SAME_BIRTH', 'BIRTH_NEAR', 'SAME_ADDRESS', 'SAME_VILLAGE', 'SAME_SEX'] as const
export type AlikeReason = (typeof alikeReasons)[number]

export interface Alike {
  /** 0 to 100. */
  readonly score: number
  readonly reasons: readonly AlikeReason[]
}

const [nameWeight, elseWeight] = [60, 40]
/** A name that only sounds the same says a little less; a day that is one slip away, or a village without the door, a good deal less. */
const [soundShare, slipShare, villageShare] = [0.9, 0.5, 0.55]

/**
 * How much speaks for two descriptions being of one person: the name by edit distance over its characters and over its sound; beside
 * it the day of birth, whole or one slip away, or where nobody knows the day, sex and place. Another sex, or a day that is further
 * away, speaks against everything; without a day a name that is only near says nothing.
 * @returns undefined when they are two people, or too little is known to tell
 */
export function alike(ours: Described, theirs: Described): Alike | undefined {
  const areSexesKnown = ours.sex !== null && theirs.sex !== null
  if (areSexesKnown && ours.sex !== theirs.sex) return undefined
  const [a, b] = [bare(ours.name), bare(theirs.name)]
  if (a.length < 2 || b.length < 2) return undefined
  const called = a.join('') === b.join('') ? 'SAME_NAME' : ours.pinyin !== '' && ours.pinyin === theirs.pinyin ? 'SAME_SOUND' : 'NAME_NEAR'
  // Under one roof live people of one sex whose names differ by one character: brothers, sisters.
  const mayGoByPlace = areSexesKnown && called !== 'NAME_NEAR'
  const more = ours.birthDate !== null && theirs.birthDate !== null ? byBirth(ours.birthDate, theirs.birthDate) : mayGoByPlace ? byPlace(ours, theirs, called === 'SAME_NAME' && a.length > 2) : undefined
  if (!more) return undefined
  const sound = ours.pinyin === '' || theirs.pinyin === '' ? 0 : soundShare * nearness([...ours.pinyin], [...theirs.pinyin])
  const name = Math.max(nearness(a, b), sound)
  return { score: Math.round(nameWeight * name + elseWeight * more.share), reasons: [called, more.reason, ...(areSexesKnown ? ['SAME_SEX' as const] : [])] }
}

/**
 * Those of a block who are most like what a row describes, all of them where several are equally so.
 * @param enough score below which nobody is
 */
export function mostAlike<One>(block: Iterable<One>, describe: (one: One) => Described, theirs: Described, enough: number): { readonly one: One; readonly alike: Alike }[] {
  let best: { readonly one: One; readonly alike: Alike }[] = []
  for (const one of block) {
    const found = alike(describe(one), theirs)
    if (!found || found.score < (best[0]?.alike.score ?? enough)) continue
    best = found.score === best[0]?.alike.score ? [...best, { one, alike: found }] : [{ one, alike: found }]
  }
  return best
}

interface More {
  readonly share: number
  readonly reason: AlikeReason
}

function byBirth(ours: PlainDate, theirs: PlainDate): More | undefined {
  if (ours === theirs) return { share: 1, reason: 'SAME_BIRTH' }
  return isSlip(ours, theirs) ? { share: slipShare, reason: 'BIRTH_NEAR' } : undefined
}

// 3组12号 there is in every village.
const tellsVillageFrom = 8

/**
 * An address is written with more or fewer of the places above it: one may end as the other does. In one village several are called
 * 王芳, and few 王秀英.
 * @param isRare whether so few are called so that the village alone says something
 */
function byPlace(ours: Described, theirs: Described, isRare: boolean): More | undefined {
  const [a, b] = [place(ours.address), place(theirs.address)]
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a]
  const village = place(ours.village).replace(/(居民委员会|村民委员会|居委会|村委会|社区|村)$/, '')
  const isSameVillage = village.length >= 2 && place(theirs.village + theirs.address).includes(village)
  if (shorter !== '' && longer.endsWith(shorter) && (isSameVillage ? shorter !== place(ours.village) : shorter.length >= tellsVillageFrom)) return { share: 1, reason: 'SAME_ADDRESS' }
  return isSameVillage && isRare ? { share: villageShare, reason: 'SAME_VILLAGE' } : undefined
}

function place(written: string): string {
  return halfWidth(written).replaceAll(/[\s,，。.、\-—#]+/g, '').toLowerCase()
}

export const strict = 94

/**
 * From which score on a row without an id is shown as a hit, by data set: higher where a true hit usually stops something. On
 * labelled synthetic people 94 shows nine in ten of those who are meant and next to nobody else, 80 nearly all of them and one in
 * twenty wrongly; where a file says no day of birth, 94 needs the address to the door, and of what 80 shows one in five is wrong
 * (`npm run bench -- alike`).
 */
export function enoughFor(code: DatasetCode): number {
  return code === 'DEATHS' || code === 'PRISON' ? strict : 80
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
