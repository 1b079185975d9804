import { halfWidth } from '../registry/half-width.ts'

const mobile = /^1[3-9]\d{9}$/
const landline = /^0\d{2,3}-?\d{7,8}(-\d{1,5})?$/
const local = /^\d{7,8}$/

/**
 * Reads a telephone number, or several with a sign between them. Blanks, full width and the country code +86 are put right.
 * @returns the numbers with `/` between them; undefined when anything in the text is not a number of China (mobile 11 digits
 * from 13 to 19; fixed line with area code; 7 or 8 digits of a fixed line without it)
 */
export function readPhone(written: string): string | undefined {
  const numbers = halfWidth(written)
    .split(/[/、,;\n]|(?<=\d{11})\s+(?=1\d{2})/)
    .map((part) => part.replaceAll(/[\s\u200b-\u200f\u202a-\u202e\u00a0()]/g, '').replace(/^(\+|00)86-?/, ''))
    .map((part) => (/^1\d{2}-\d{4}-\d{4}$/.test(part) ? part.replaceAll('-', '') : part))
    .filter((part) => part !== '')
  return numbers.length > 0 && numbers.every((number) => mobile.test(number) || landline.test(number) || local.test(number)) ? numbers.join('/') : undefined
}
