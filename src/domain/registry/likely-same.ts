import type { PlainDate } from '../calendar/plain-date.ts'

/** What is compared of two people. */
export type Likeness = {
  readonly name: string
  /** Sound of the name without tones, as letters. */
  readonly pinyin: string
  readonly sex: string | null
  readonly birthDate: PlainDate | null
  readonly address: string
  readonly areaPath: string
  /** Digits. */
  readonly phones: readonly string[]
  readonly hasCitizenId: boolean
}

export const likenessReasons = ['SAME_NAME', 'SAME_SOUND', 'NAME_ONE_OFF', 'SAME_BIRTH', 'BIRTH_ONE_OFF', 'SAME_PHONE', 'SAME_ADDRESS', 'ADDRESS_ALIKE', 'SAME_VILLAGE', 'NO_NUMBER', 'TWO_NUMBERS'] as const
export type LikenessReason = (typeof likenessReasons)[number]

const weight: Record<LikenessReason, number> = { SAME_NAME: 40, SAME_SOUND: 30, NAME_ONE_OFF: 20, SAME_BIRTH: 35, BIRTH_ONE_OFF: 18, SAME_PHONE: 25, SAME_ADDRESS: 20, ADDRESS_ALIKE: 12, SAME_VILLAGE: 8, NO_NUMBER: 6, TWO_NUMBERS: -15 }
const enough = 70

/**
 * Whether two people may be one, with everything that speaks for it. A proposal and never more: somebody looks at both.
 * Two whole citizen ids that differ are two people, unless name and birth date agree and something more speaks for one: the
 * village, a telephone number, or an address that is written alike in two villages. Name and day alone agree by chance.
 * @returns undefined when too little speaks for it
 */
export function likelySame(a: Likeness, b: Likeness): { readonly score: number; readonly reasons: readonly LikenessReason[] } | undefined {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return undefined
  const reasons: LikenessReason[] = []
  const name = nameReason(a, b)
  if (!name) return undefined
  reasons.push(name)
  const birth = birthReason(a.birthDate, b.birthDate)
  // Two known days that are far from each other are two people.
  if (birth === 'DIFFERENT') return undefined
  if (birth) reasons.push(birth)
  if (a.phones.some((phone) => b.phones.includes(phone))) reasons.push('SAME_PHONE')
  if (a.address !== '' && a.address === b.address && a.areaPath === b.areaPath) reasons.push('SAME_ADDRESS')
  if (a.areaPath === b.areaPath) reasons.push('SAME_VILLAGE')
  if (!a.hasCitizenId || !b.hasCitizenId) reasons.push('NO_NUMBER')
  else if (!(reasons.includes('SAME_NAME') && reasons.includes('SAME_BIRTH'))) return undefined
  else if (a.areaPath !== b.areaPath) {
    if (isAlike(a.address, b.address)) reasons.push('ADDRESS_ALIKE')
    if (!reasons.includes('SAME_PHONE') && !reasons.includes('ADDRESS_ALIKE')) return undefined
    reasons.push('TWO_NUMBERS')
  }
  const score = reasons.reduce((sum, reason) => sum + weight[reason], 0)
  return score >= enough ? { score, reasons } : undefined
}

/** The same text, blanks apart, and long enough to say more than a group. */
function isAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => text.replaceAll(/[\s\u3000]/g, ''))
  return x === y && [...(x ?? '')].length >= 4
}

function nameReason(a: Likeness, b: Likeness): LikenessReason | undefined {
  if (a.name === b.name) return 'SAME_NAME'
  if (a.pinyin !== '' && a.pinyin === b.pinyin) return 'SAME_SOUND'
  const [x, y] = [[...a.name], [...b.name]]
  if (x.length === y.length && x.length >= 2 && x.filter((character, at) => character !== y[at]).length === 1) return 'NAME_ONE_OFF'
  return undefined
}

function birthReason(a: PlainDate | null, b: PlainDate | null): LikenessReason | 'DIFFERENT' | undefined {
  if (a === null || b === null) return undefined
  if (a === b) return 'SAME_BIRTH'
  return isSlip(a, b) ? 'BIRTH_ONE_OFF' : 'DIFFERENT'
}

/** Whether one of two days may be a slip of the other: one digit otherwise, month and day changed round, or a day that nobody knew and wrote as the first. */
export function isSlip(a: PlainDate, b: PlainDate): boolean {
  const digits = [...a].filter((sign, at) => sign !== b[at]).length
  const [[ay, am, ad], [by, bm, bd]] = [a.split('-'), b.split('-')] as [string[], string[]]
  if (ay === by && am === bd && ad === bm) return true
  if (ay === by && (a.endsWith('-01-01') || b.endsWith('-01-01'))) return true
  return digits === 1
}
