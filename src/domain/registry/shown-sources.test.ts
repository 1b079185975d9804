import { expect, test } from 'vitest'
import { isRestrictedRow, seesRestricted, shownListing, tellsOfRestricted } from './shown-sources.ts'

const sources = [{ id: 'petition', restricted: true, seenBy: ['district-officer', 'town-officer'], words: ['信访', '上访'] }, { id: 'refused', restricted: false }]
const row = (own: readonly string[], texts: readonly string[], decided: boolean | null = null) => isRestrictedRow(sources, { sources: own, texts, decided })

test('the roles that the plan names see a restricted source with its reason, nobody else does', () => {
  const listing = { sources: ['petition', 'refused'], reason: '三次来信' }
  for (const role of ['town-officer', 'district-officer'] as const) expect(shownListing(sources, role, listing, true)).toEqual(listing)
  for (const role of ['village-worker', 'leader', 'surveyor', 'auditor', 'administrator'] as const) {
    expect(seesRestricted(sources, role)).toBe(false)
    expect(shownListing(sources, role, listing, true)).toEqual({ sources: ['restricted', 'refused'], reason: '' })
  }
})

test('a plan that names no roles leaves it to the desks and the auditor', () => {
  const plain = [{ id: 'petition', restricted: true }]
  expect((['district-officer', 'town-officer', 'auditor', 'village-worker', 'leader', 'city-officer', 'department-officer'] as const).filter((role) => seesRestricted(plain, role))).toEqual(['district-officer', 'town-officer', 'auditor'])
})

test('other sources are shown to all', () => {
  const open = { sources: ['refused'], reason: '收入超标' }
  expect(row(open.sources, [open.reason])).toBe(false)
  expect(shownListing(sources, 'village-worker', open, false)).toEqual(open)
})

test.each(['多次信访反映', '多次 信 访', '信，访', '到区里上访过', '来信访谈'])('a text that has the words of a restricted source is restricted: %s', (text) => {
  expect(tellsOfRestricted(sources, text)).toBe(true)
  expect(row(['refused'], ['收入超标', text])).toBe(true)
})

test('somebody may say otherwise of a text, of a source nobody', () => {
  expect(row([], ['来信访谈'], false)).toBe(false)
  expect(row([], ['多次写信'], true)).toBe(true)
  expect(row(['petition'], [], false)).toBe(true)
})

test('whatever a text of a restricted row says, none of it reaches the village', () => {
  const listing = { sources: ['refused'], reason: '与邻居不和，多次上访' }
  expect(shownListing(sources, 'village-worker', listing, row(listing.sources, [listing.reason]))).toEqual({ sources: ['refused'], reason: '' })
})
