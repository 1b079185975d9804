import type { PlainDate } from '../calendar/plain-date.ts'
import { isSlip } from '../registry/likely-same.ts'
import type { Sex } from '../registry/sex.ts'

/** Somebody as a row without a citizen id describes them. */
export type Described = {
  readonly name: string
  readonly birthDate?: PlainDate
  readonly sex?: Sex
  /** How the name sounds, letters without tones; asked only where it may decide, since it takes its time. */
  readonly sound: () => string
}

export const likelyReasons = ['SAME_NAME', 'SAME_SOUND', 'NAME_NEAR', 'SAME_BIRTH', 'BIRTH_NEAR', 'SAME_SEX', 'SHARED_NAME'] as const
export type LikelyReason = (typeof likelyReasons)[number]

/** Who may be meant, with what speaks for it and against it. `score` is of 100. */
export type LikelyHolder = { readonly holder: number; readonly score: number; readonly reasons: readonly LikelyReason[] }

const points = { SAME_NAME: 60, SAME_SOUND: 50, nearest: 50, SAME_BIRTH: 35, BIRTH_NEAR: 18, SAME_SEX: 5, SHARED_NAME: -15 } as const
/** Below this share of characters and letters in common two names are two names. */
const leastAlike = 0.6

type Known = { readonly name: string; readonly sound: string; readonly birthDate: PlainDate | undefined; readonly sex: Sex | undefined; readonly holder: number }

/**
 * Finds who of our people a row without a citizen id may be about. Only those of the same birth date, or whose name sounds the same, are
 * compared at all; the rest of the score is how near the names are, in characters or in letters, and whether birth date and sex agree.
 * A proposal and never more.
 */
export class LikelyPeople {
  readonly #byBirth = new Map<PlainDate, Known[]>()
  readonly #bySound = new Map<string, Known[]>()

  /** @param holder whom `find` names */
  add({ name, birthDate, sex, sound }: Described, holder: number): void {
    const known: Known = { name, sound: sound(), birthDate, sex, holder }
    if (birthDate !== undefined) into(this.#byBirth, birthDate, known)
    if (known.sound !== '') into(this.#bySound, known.sound, known)
  }

  /** Those who reach `atLeast` points, the likeliest first. */
  find(row: Described, atLeast: number): LikelyHolder[] {
    if (row.name === '') return []
    const sameDay = row.birthDate === undefined ? [] : (this.#byBirth.get(row.birthDate) ?? [])
    const sameSound = this.#bySound.get(row.sound()) ?? []
    const found = [...new Set([...sameDay, ...sameSound])].flatMap((known) => scored(row, known, sameSound.length > 1) ?? [])
    return found.filter((one) => one.score >= atLeast).toSorted((a, b) => b.score - a.score || a.holder - b.holder)
  }
}

function into<Key>(map: Map<Key, Known[]>, key: Key, known: Known): void {
  const others = map.get(key)
  if (others) others.push(known)
  else map.set(key, [known])
}

function scored(row: Described, known: Known, isShared: boolean): LikelyHolder | undefined {
  if (row.sex !== undefined && known.sex !== undefined && row.sex !== known.sex) return undefined
  const name = nameLikeness(row, known)
  const birth = birthLikeness(row.birthDate, known.birthDate)
  if (!name || birth === 'DIFFERENT') return undefined
  const others: LikelyReason[] = [
    ...(birth ? [birth] : []),
    ...(row.sex !== undefined && row.sex === known.sex ? (['SAME_SEX'] as const) : []),
    // A name that several of our people bear says less, unless the day of birth tells them apart.
    ...(isShared && birth !== 'SAME_BIRTH' ? (['SHARED_NAME'] as const) : []),
  ]
  const score = others.reduce((sum, reason) => sum + (points as Record<string, number>)[reason]!, name.points)
  return { holder: known.holder, score, reasons: [name.reason, ...others] }
}

function nameLikeness(row: Described, known: Known): { reason: LikelyReason; points: number } | undefined {
  if (row.name === known.name) return { reason: 'SAME_NAME', points: points.SAME_NAME }
  const sound = row.sound()
  if (sound !== '' && sound === known.sound) return { reason: 'SAME_SOUND', points: points.SAME_SOUND }
  const alike = Math.max(likeness([...row.name], [...known.name]), likeness([...sound], [...known.sound]))
  return alike >= leastAlike ? { reason: 'NAME_NEAR', points: Math.floor(points.nearest * alike) } : undefined
}

/** Share of what two spellings have in common: 1 less the edits (Levenshtein) that turn one into the other, of the longer one's length. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  let edits = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [row, sign] of a.entries()) {
    const next = [row + 1]
    for (const [at, other] of b.entries()) next.push(Math.min(next[at]! + 1, edits[at + 1]! + 1, edits[at]! + (sign === other ? 0 : 1)))
    edits = next
  }
  return 1 - edits[b.length]! / Math.max(a.length, b.length)
}

function birthLikeness(a: PlainDate | undefined, b: PlainDate | undefined): 'SAME_BIRTH' | 'BIRTH_NEAR' | 'DIFFERENT' | undefined {
  if (a === undefined || b === undefined) return undefined
  return a === b ? 'SAME_BIRTH' : isSlip(a, b) ? 'BIRTH_NEAR' : 'DIFFERENT'
}
