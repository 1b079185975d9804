/**
 * The code of an area as the national tables of divisions write it: twelve digits, of which a district's last six and a
 * town's last three are zeros. Offices leave those away, so that one district comes as 320413 and as 320413000000.
 * @param text 6, 9 or 12 digits
 * @returns twelve digits, or undefined for anything else
 */
export function fullAreaCode(text: string): string | undefined {
  return /^\d{6}(\d{3}){0,2}$/.test(text) ? text.padEnd(12, '0') : undefined
}
