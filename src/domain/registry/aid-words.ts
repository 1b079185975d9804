import { bareWord, readCode } from './code-words.ts'
import { remembered } from './remembered.ts'
import { saysNothing } from './roster-values.ts'

export type WrittenAid = {
  /** Codes of the list `aid-kind`, each once. */
  readonly kinds: readonly string[]
  readonly supportForm?: 'SCATTERED' | 'CENTRAL'
  /** Words that speak of no aid known here, or of one applied for, refused or ended. */
  readonly unclear: readonly string[]
}

const spellings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/低保边缘|低边/, ['DIBAO_EDGE']],
  [/低保|最低生活保障/, ['DIBAO']],
  [/特困|五保/, ['TEKUN']],
  [/事实无人抚养|事实孤儿/, ['UNATTENDED_CHILD_ALLOWANCE']],
  [/孤儿/, ['ORPHAN_ALLOWANCE']],
  [/两项补贴|残疾人?两补/, ['DISABILITY_LIVING', 'DISABILITY_NURSING']],
  [/生活补贴/, ['DISABILITY_LIVING']],
  [/护理补贴/, ['DISABILITY_NURSING']],
  [/托养|居家照料/, ['DISABILITY_HOME_CARE']],
  [/免费.{0,4}(用药|服药)/, ['FREE_MEDICINE']],
  [/尊老金|高龄(津贴|补贴)/, ['AGE_ALLOWANCE']],
  [/临时救助/, ['TEMP_RELIEF']],
]
// 'refused dibao' and 'left dibao last year' are no dibao.
const notNow = /未|退|原|曾|停|拟|申请|取消|终止/

/**
 * Reads what aid a person receives, several with signs between them: 农村低保、残疾人生活补贴.
 * @param written text of the cell
 */
export const readAid = remembered((written): WrittenAid => {
  const kinds = new Set<string>()
  const unclear: string[] = []
  let supportForm: WrittenAid['supportForm']
  for (const part of written.split(/[、,，;；/+＋\n|]|和|及|以及/)) {
    const word = bareWord(part)
    if (saysNothing(word) || /^(否|未享受|无救助|不享受|未纳入)$/.test(word)) continue
    const whole = readCode('aid-kind', part)
    const found = whole !== undefined ? [whole] : notNow.test(word) ? undefined : spellings.find(([spelling]) => spelling.test(word))?.[1]
    if (!found) {
      unclear.push(part.trim())
      continue
    }
    for (const kind of found) kinds.add(kind)
    const form = part.includes('分散') ? 'SCATTERED' : part.includes('集中') ? 'CENTRAL' : undefined
    if (found.includes('TEKUN') && form) supportForm = form
  }
  return { kinds: [...kinds], unclear, ...(supportForm && { supportForm }) }
})
