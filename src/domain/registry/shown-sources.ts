import type { Role } from '../access/access.ts'

export type Listing = { readonly sources: readonly string[]; readonly reason: string }

/** The desks that compile the roster, and whoever audits them. */
const seesAll: readonly Role[] = ['district-officer', 'town-officer', 'auditor']

/** Stands for a source whose name the reader may not see. */
export const restrictedSource = 'restricted'

/**
 * Where a household on a roster came from, as a role may see it. A restricted source (repeated petitions) is shown to the
 * desks that compile the roster and to nobody else; the reason given with it goes the same way, since it would tell.
 * @param sources the sources of the plan
 */
export function shownListing(sources: readonly { readonly id: string; readonly restricted: boolean }[], role: Role, listing: Listing): Listing {
  if (seesAll.includes(role)) return listing
  const hidden = new Set(sources.filter((source) => source.restricted).map((source) => source.id))
  if (!listing.sources.some((source) => hidden.has(source))) return listing
  return { sources: [...new Set(listing.sources.map((source) => (hidden.has(source) ? restrictedSource : source)))], reason: '' }
}
