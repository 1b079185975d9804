import type { Role } from '../access/access.ts'

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

/** Whether a role may know of every source of a plan, and of every text that tells of one (J-23). */
export function seesRestricted(sources: readonly SourceOfPlan[], role: Role): boolean {
  return hiddenSources(sources, role).length === 0
}

/** Ids of the sources of a plan that a role may not know the rows of. */
export function hiddenSources(sources: readonly SourceOfPlan[], role: Role): string[] {
  return sources.filter((source) => source.restricted && !(source.seenBy ?? seesUnlessSaid).includes(role)).map((source) => source.id)
}

/** Whether a text has a word by which a restricted source is known; white space, signs, width, case and what cannot be seen do not hide it. */
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
 * Where a household came from, as a role may see it. A source that is kept from the role leaves nothing behind: of a plan with
 * one such source a mark in its place would be its name.
 */
export function openSources(sources: readonly SourceOfPlan[], role: Role, ids: readonly string[]): string[] {
  const hidden = hiddenSources(sources, role)
  return ids.filter((id) => !hidden.includes(id))
}

// What cannot be seen, accents put over signs and signs between them part no word; other forms of a sign are that sign.
function bareText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
}
