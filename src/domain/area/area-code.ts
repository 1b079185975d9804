import type { AreaLevel } from '../access/access.ts'

/**
 * The code of an area as the national tables of divisions write it: twelve digits, of which a district's last six and a
 * town's last three are zeros. Offices leave those away, so that one district comes as 320413 and as 320413000000.
 * @param text 6, 9 or 12 digits; for a residents group the twelve digits of its village and two to four more
 * @returns twelve digits (or those of a group), or undefined for anything else
 */
export function fullAreaCode(text: string): string | undefined {
  if (/^\d{14,16}$/.test(text)) return text
  return /^\d{6}(\d{3}){0,2}$/.test(text) ? text.padEnd(12, '0') : undefined
}

// Cities that have towns right below them and no districts: Jiayuguan, Dongguan, Zhongshan, Danzhou.
const citiesWithoutDistricts = new Set(['620200', '441900', '442000', '460400'])

/**
 * The level of an area as its code says it (GB/T 2260 for the first six digits, the statistical division codes for the rest).
 * @param code twelve digits, or fourteen to sixteen for a group
 */
export function levelOfCode(code: string): AreaLevel {
  if (code.length > 12) return 'group'
  if (!code.endsWith('000')) return 'village'
  if (!code.endsWith('000000')) return 'town'
  return code.endsWith('00000000') && !citiesWithoutDistricts.has(code.slice(0, 6)) ? 'city' : 'district'
}

/** The code of the area that a code lies in by its digits, in twelve; undefined above a city. */
export function parentCodeOf(code: string): string | undefined {
  const digits: Record<AreaLevel, number> = { group: 12, village: 9, town: 6, district: 4, city: 0 }
  const kept = digits[levelOfCode(code)]
  return kept === 0 ? undefined : code.slice(0, kept).padEnd(12, '0')
}

/** The level that an area of a level stands right below; a city stands below nothing. */
export const levelAbove: Record<AreaLevel, AreaLevel | undefined> = { city: undefined, district: 'city', town: 'district', village: 'town', group: 'village' }
