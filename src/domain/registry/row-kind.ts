import { cleanCitizenId } from '../id/clean-citizen-id.ts'
import { halfWidth } from './half-width.ts'
import type { RosterMapping } from './roster-field.ts'
import type { RosterReading } from './roster-reading.ts'
import { suggestField } from './roster-heading.ts'
import type { SheetCell } from './sheet-cell.ts'

const total = /^(本页|本村|本镇|全村|全镇|全区|全街道)?(小计|合计|总计|共计|累计)([:(\d].*)?$|(小计|合计|总计)$|^(总|合|共)?计?共?\d+(户|人)/
const signature = /(填表|制表|审核|复核|经办|负责|填报|审批|分管|主要负责|联系)(人|领导|单位|时间|日期|同志)?(签字|签名|盖章)?[:(]|签字|签名|盖章|公章|年月日$/

const sixDigits = /\d{6}/

/**
 * Whether a row is one of people, or what stands between and below them: blanks, totals, signatures, headings again, notes.
 * A row with anything like an id in its id column is always one of people.
 */
export function kindOfRow(cells: readonly SheetCell[], mapping: RosterMapping): RosterReading['kind'] {
  const [name, id] = [cells[mapping.indexOf('name')]?.text ?? '', cells[mapping.indexOf('citizenId')]?.text ?? '']
  if (cells[mapping.indexOf('citizenId')]?.raw === 'formula' || sixDigits.test(id) || (cleanCitizenId(id).match(/\d/g)?.length ?? 0) >= 6) return 'DATA'
  const result = mapping.indexOf('result')
  const filled = cells.filter((cell, index) => index !== result && cell.text.trim() !== '')
  if (filled.length === 0) return 'BLANK'
  const bare = filled.map((cell) => halfWidth(cell.text).replaceAll(/\s+/g, ''))
  if (bare.slice(0, 2).some((text) => total.test(text))) return 'TOTAL'
  if (suggestField(id).field === 'citizenId' && suggestField(name).certainty === 'sure') return 'HEADING'
  const signed = bare.some((text) => signature.test(text))
  if (signed && (id.trim() === '' || signature.test(halfWidth(id)))) return 'SIGNATURE'
  if (id.trim() === '' && (/^(注|说明|备注)/.test(bare[0]!) || (name.trim() === '' && filled.length <= 2))) return 'NOTE'
  return 'DATA'
}
