import { nearest } from '../policy/nearest.ts'
import type { Complaints } from './complaints.ts'
import { rosterFields } from './fields.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** A tag as it stands in a template; `list` is the list in which it stands. */
export type TagInTemplate = { readonly name: string; readonly isList: boolean; readonly list?: string }

/** The tags of each template of a folder, by path; `broken` when it cannot be opened. */
export type TemplateTags = Readonly<Record<string, readonly TagInTemplate[] | 'broken'>>

const always = ['title', 'campaign', 'document', 'unit', 'cutOff', 'version', 'count', 'signer', 'signedAt', 'hash'] as const
const ofRoster = ['town', 'covered', 'possible', 'struck'] as const

/** Complains about templates that cannot be opened and about tags for which there is nothing to fill in. */
export function checkTemplates(yaml: YamlFile, plan: RawPlan, tags: TemplateTags, complaints: Complaints): void {
  plan.rosters?.forEach((roster, index) => {
    const known = { values: [...always, ...ofRoster], rows: [...rosterFields, 'change'] }
    roster.templates?.forEach((template, at) => check(['rosters', index, 'templates', at, 'path'], template, known))
  })
  plan.deliverables?.forEach((deliverable, index) => {
    const known = deliverable.rows === 'problems' ? { values: always, rows: (deliverable.columns ?? []).map((column) => column.id) } : undefined
    deliverable.templates?.forEach((template, at) => check(['deliverables', index, 'templates', at, 'path'], template, known))
  })

  function check(place: Path, { path, format }: { readonly path: string; readonly format: string }, known: { readonly values: readonly string[]; readonly rows: readonly string[] } | undefined): void {
    const found = Object.hasOwn(tags, path) ? tags[path] : undefined
    if (found === 'broken') complaints.at(yaml, place, 'TEMPLATE_BROKEN', { path, format })
    if (found === undefined || found === 'broken' || !known) return
    const seen = new Set<string>()
    for (const { name, isList, list } of found) {
      const fits = isList ? ['rows'] : list === 'rows' ? [...known.rows, ...known.values] : known.values
      if (fits.includes(name) || seen.has(`${list} ${name}`)) continue
      seen.add(`${list} ${name}`)
      const meant = nearest(name, fits)
      complaints.at(yaml, place, 'TEMPLATE_TAG_UNKNOWN', { path, tag: name, known: fits.join(', ') }, meant && `{${isList ? '#' : ''}${meant}}`)
    }
  }
}
