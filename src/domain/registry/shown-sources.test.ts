import { expect, test } from 'vitest'
import { shownListing } from './shown-sources.ts'

const sources = [{ id: 'petition', restricted: true }, { id: 'refused', restricted: false }]
const listing = { sources: ['petition', 'refused'], reason: '三次来信' }

test('the desks see a restricted source with its reason, the village neither', () => {
  expect(shownListing(sources, 'town-officer', listing)).toEqual(listing)
  expect(shownListing(sources, 'district-officer', listing)).toEqual(listing)
  expect(shownListing(sources, 'village-worker', listing)).toEqual({ sources: ['restricted', 'refused'], reason: '' })
})

test('other sources are shown to all', () => {
  const open = { sources: ['refused'], reason: '收入超标' }
  expect(shownListing(sources, 'village-worker', open)).toEqual(open)
})
