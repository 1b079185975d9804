import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { citizenIdFaults } from '#domain/id/citizen-id.ts'
import { languages, readTexts } from '../../locale.ts'

const registry = new URL('../../../domain/registry/', import.meta.url)
const here = new URL('./', import.meta.url)

/** Codes as they stand in the sources that complain. */
function codesIn(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/'[A-Z]{2,}(_[A-Z]+)+'/g) ?? [])
    .map((quoted) => quoted.slice(1, -1))
}

const faults = codesIn(registry).filter((code) => !code.endsWith('_ONE_OFF') && /^(NAME|ID|SEX|BIRTH|DATE|VALUE|PHONE|AID_UN|MONEY|AMOUNT|PART_DIS|SOURCE|VILLAGE|HEAD|MEMBER_WITHOUT|FORMULA)_/.test(`${code}_`) && code !== 'VILLAGE_CODE')
const own = codesIn(here).filter((code) => !/^(ALREADY_IN|NOT_VISITED|GIVEN_UP|CHANGED_MEANWHILE|IMPORT_|WORKBOOK_|NOT_FOUND|NOT_ALLOWED|INPUT_INVALID)/.test(code))
const codes = [...new Set([...faults, ...own, ...citizenIdFaults.map((fault) => `ID_${fault}`), 'ROW_TOTAL', 'ROW_SIGNATURE', 'ROW_HEADING', 'ROW_NOTE', 'ALREADY_LISTED', 'ID_WAS_15', 'ID_TWICE_ELSEWHERE'])]

test.each(languages)('every reason has a sentence in %s', (language) => {
  const texts = readTexts(language, 'imports-reasons')
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !(`imports.complaint.${code}` in texts))).toEqual([])
})
