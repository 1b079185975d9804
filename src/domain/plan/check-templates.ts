import { nearest } from '../policy/nearest.ts'
import { cellPlace } from '../registry/sheet-cell.ts'
import type { Complaints } from './complaints.ts'
import { rosterFields } from './fields.ts'
import type { RawPlan } from './raw.ts'

/** A tag as it stands in a template; `list` is the list in which it stands, `cell` its cell in a sheet. */
export type TagInTemplate = { readonly name: string; readonly isList: boolean; readonly list?: string; readonly cell?: string }

/** The tags of each template of a folder, by path; `broken` when it cannot be opened. */
export type TemplateTags = Readonly<Record<string, readonly TagInTemplate[] | 'broken'>>

/** What a template may ask for; undefined: whatever it asks for is looked at when it is filled in. */
type Known = { readonly values: readonly string[]; readonly rows: readonly string[] } | undefined

const always = ['title', 'campaign', 'document', 'unit', 'cutOff', 'version', 'count', 'signer', 'signedAt', 'hash'] as const
const ofRoster = ['town', 'covered', 'possible', 'struck'] as const

/**
 * Complains about templates that cannot be opened and about tags for which there is nothing to fill in: once each, at the template
 * itself, however many lists are made with it.
 */
export function checkTemplates(plan: RawPlan, files: Readonly<Record<string, string | Uint8Array>>, tags: TemplateTags, complaints: Complaints): void {
  const uses: { readonly path: string; readonly format: string; readonly known: Known }[] = [
    ...(plan.rosters ?? []).flatMap((roster) => (roster.templates ?? []).map((template) => ({ ...template, known: { values: [...always, ...ofRoster], rows: [...rosterFields, 'change'] } }))),
    ...(plan.deliverables ?? []).flatMap((deliverable) => {
      const known = deliverable.rows === 'problems' ? { values: always, rows: (deliverable.columns ?? []).map((column) => column.id) } : undefined
      return (deliverable.templates ?? []).map((template) => ({ ...template, known }))
    }),
  ]
  for (const [path, same] of Map.groupBy(uses, (use) => use.path)) {
    const bytes = Object.hasOwn(files, path) ? files[path] : undefined
    const found = Object.hasOwn(tags, path) ? tags[path] : undefined
    const format = same[0]!.format
    if (bytes === undefined || !path.endsWith(`.${format}`)) continue
    if (found === 'broken' || !isPackage(bytes)) complaints.inFile(path, 'TEMPLATE_BROKEN', { path, format })
    else if (found) checkTags(path, found, same.map((use) => use.known), complaints)
  }
}

function checkTags(path: string, tags: readonly TagInTemplate[], uses: readonly Known[], complaints: Complaints): void {
  const seen = new Set<string>()
  for (const { name, isList, list, cell } of tags) {
    for (const known of uses) {
      if (!known || seen.has(`${list} ${name}`)) continue
      const fits = isList ? ['rows'] : list === 'rows' ? [...known.rows, ...known.values] : known.values
      if (fits.includes(name)) continue
      seen.add(`${list} ${name}`)
      const meant = nearest(name, fits)
      complaints.inFile(path, 'TEMPLATE_TAG_UNKNOWN', { path, cell: cell ?? '', tag: name, known: fits.join(', ') }, meant && `{${isList ? '#' : ''}${meant}}`, cell === undefined ? undefined : cellPlace(cell))
    }
  }
}

// Office documents are packages: PK, 3, 4.
function isPackage(bytes: string | Uint8Array): boolean {
  return typeof bytes !== 'string' && [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte)
}
