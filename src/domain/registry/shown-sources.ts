import type { Role } from '../access/access.ts'
import { halfWidth } from './half-width.ts'

/** Texts of a row that may tell where it came from. */
export type Listing = { readonly sources: readonly string[]; readonly reason: string }

/** What the plan says of a source that not everybody may know of. */
export type SourceOfPlan = {
  readonly id: string
  readonly restricted: boolean
  /** Roles that see it; the desks that compile the roster and whoever audits them, when the plan does not say. */
  readonly seenBy?: readonly string[]
  /** Words by which it is known in a text. */
  readonly words?: readonly string[]
}

const seesUnlessSaid: readonly Role[] = ['district-officer', 'town-officer', 'auditor']

/** Stands for a source whose name the reader may not see. */
export const restrictedSource = 'restricted'

/** Whether a role may know of every source of a plan, and of every text that tells of one (J-23). */
export function seesRestricted(sources: readonly SourceOfPlan[], role: Role): boolean {
  return hiddenSources(sources, role).length === 0
}

/** Ids of the sources of a plan that a role may not know the rows of. */
export function hiddenSources(sources: readonly SourceOfPlan[], role: Role): string[] {
  return sources.filter((source) => source.restricted && !(source.seenBy ?? seesUnlessSaid).includes(role)).map((source) => source.id)
}

/** Whether a text has a word by which a restricted source is known; white space, width and case do not hide it. */
export function tellsOfRestricted(sources: readonly SourceOfPlan[], text: string): boolean {
  const bare = bareText(text)
  return sources.some((source) => source.restricted && (source.words ?? []).some((word) => bare.includes(bareText(word))))
}

/**
 * Whether the texts of a row are for named roles only: it stands under a restricted source, or one of its texts tells of one. What
 * somebody decided about the texts goes before their words; a source is not decided away.
 * @param texts reasons, remarks, answers: everything of the row that is written freely
 * @param decided null: nobody has said
 */
export function isRestrictedRow(sources: readonly SourceOfPlan[], row: { readonly sources: readonly string[]; readonly texts: readonly string[]; readonly decided: boolean | null }): boolean {
  if (row.sources.some((id) => sources.some((source) => source.restricted && source.id === id))) return true
  return row.decided ?? row.texts.some((text) => tellsOfRestricted(sources, text))
}

/**
 * Where a household on a roster came from, as a role may see it. A restricted source (repeated petitions) is shown to the roles
 * that the plan names and to nobody else; every text of the row goes the same way, since it would tell.
 * @param isRestricted see `isRestrictedRow`
 */
export function shownListing<T extends Listing>(sources: readonly SourceOfPlan[], role: Role, listing: T, isRestricted: boolean): Listing {
  if (!isRestricted || seesRestricted(sources, role)) return listing
  const hidden = new Set(sources.filter((source) => source.restricted).map((source) => source.id))
  return { sources: [...new Set(listing.sources.map((source) => (hidden.has(source) ? restrictedSource : source)))], reason: '' }
}

function bareText(text: string): string {
  return halfWidth(text).toLowerCase().replaceAll(/[\s\p{P}]+/gu, '')
}
