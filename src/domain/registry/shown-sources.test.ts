import { expect, test } from 'vitest'
import { isRestrictedRow, openSources, seesRestricted, tellsOfRestricted } from './shown-sources.ts'

const sources = [{ id: 'petition', restricted: true, seenBy: ['district-officer', 'town-officer'], words: ['信访', '上访'] }, { id: 'refused', restricted: false }]
const row = (own: readonly string[], texts: readonly string[], decided: boolean | null = null) => isRestrictedRow(sources, { sources: own, texts, decided })

test('the roles that the plan names see a restricted source; for nobody else anything stands in its place', () => {
  for (const role of ['town-officer', 'district-officer'] as const) expect(openSources(sources, role, ['petition', 'refused'])).toEqual(['petition', 'refused'])
  for (const role of ['village-worker', 'leader', 'surveyor', 'auditor', 'administrator'] as const) {
    expect(seesRestricted(sources, role)).toBe(false)
    expect(openSources(sources, role, ['petition', 'refused'])).toEqual(['refused'])
    expect(openSources(sources, role, ['petition'])).toEqual([])
  }
})

test('a plan that names no roles leaves it to the desks and the auditor', () => {
  const plain = [{ id: 'petition', restricted: true }]
  expect((['district-officer', 'town-officer', 'auditor', 'village-worker', 'leader', 'city-officer', 'department-officer'] as const).filter((role) => seesRestricted(plain, role))).toEqual(['district-officer', 'town-officer', 'auditor'])
})

test.each(['多次信访反映', '多次 信 访', '信，访', '到区里上访过', '来信访谈', '多次上\u200b访', '上\u00ad访', '上\ufe0f访', '信\u3164访', '信+访', '信\u0336访', '⼉上访', '信\u2060\u202e访'])('a text that has the words of a restricted source is restricted: %s', (text) => {
  expect(tellsOfRestricted(sources, text)).toBe(true)
  expect(row(['refused'], ['收入超标', text])).toBe(true)
})

test('somebody may say otherwise of a text, of a source nobody', () => {
  expect(row([], ['来信访谈'], false)).toBe(false)
  expect(row([], ['多次写信'], true)).toBe(true)
  expect(row(['petition'], [], false)).toBe(true)
})
