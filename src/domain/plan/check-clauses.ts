import type { Complaints } from './complaints.ts'
import { passageMeant, saysIn } from './notice.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/**
 * Complains about every clause, wherever it stands in a file, whose quoted words the notice does not say. Clauses written once and
 * referred to (YAML anchors) are looked at where they are written.
 * @param notice the text of the notice without white space, from `noticeText`
 */
export function checkClauses(yaml: YamlFile, notice: string, complaints: Complaints): void {
  walk(yaml.value, [], ({ says }, path) => {
    const place = [...path, 'says']
    if (typeof says !== 'string' || saysIn(notice, says) || yaml.isReference(place)) return
    complaints.at(yaml, place, 'CLAUSE_NOT_IN_NOTICE', { says }, passageMeant(notice, says))
  })
}

/** Complains about rows of clauses that the numbered reading of the notice does not have. */
export function checkRows(yaml: YamlFile, reading: RawPlan['reading'], complaints: Complaints): void {
  const rowOf = (number: number): string => `${reading?.row}-${String(number).padStart(2, '0')}`
  walk(yaml.value, [], ({ row }, path) => {
    const place = [...path, 'row']
    const [, letter, number] = /^([A-Z])-(\d{2})$/.exec(typeof row === 'string' ? row : '') ?? []
    const isThere = reading !== undefined && letter === reading.row && Number(number) >= 1 && Number(number) <= reading.last
    if (number === undefined || isThere || yaml.isReference(place)) return
    if (!reading) return complaints.at(yaml, place, 'ROW_WITHOUT_READING', { row: String(row) })
    complaints.at(yaml, place, 'ROW_UNKNOWN', { row: String(row), first: rowOf(1), last: rowOf(reading.last) }, letter === reading.row && Number(number) > reading.last ? rowOf(reading.last) : undefined)
  })
}

/** Complains when the document's number or day is not what the notice says. */
export function checkDocument(yaml: YamlFile, { document }: RawPlan, notice: string, complaints: Complaints): void {
  const numbers = notice.match(/[\p{Script=Han}]{1,12}〔\d{4}〕\d+号/gu) ?? []
  if (!saysIn(notice, document.number)) complaints.at(yaml, ['document', 'number'], 'NUMBER_NOT_IN_NOTICE', { number: document.number }, numberMeant(document.number, numbers))
  const [year, month, day] = document.issued.split('-').map(Number)
  const days: readonly string[] = notice.match(/\d{4}年\d{1,2}月\d{1,2}日/gu) ?? []
  if (days.length > 0 && !days.includes(`${year}年${month}月${day}日`)) complaints.at(yaml, ['document', 'issued'], 'ISSUED_NOT_IN_NOTICE', { issued: document.issued, said: [...new Set(days)].join('、') })
}

// The notice runs its lines together: of the signs before the bracket as many are meant as were written.
function numberMeant(written: string, numbers: readonly string[]): string | undefined {
  const before = written.indexOf('〔')
  const found = numbers[0]
  if (found === undefined || before <= 0) return found
  return found.slice(Math.max(0, found.indexOf('〔') - before))
}

function walk(value: unknown, path: Path, found: (clause: { readonly says?: unknown; readonly row?: unknown }, path: Path) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'clause' && typeof entry === 'object' && entry !== null) found(entry as { says?: unknown }, [...path, key])
    walk(entry, [...path, Array.isArray(value) ? Number(key) : key], found)
  }
}
