import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import { BrokenZip, unpack, type ZipEntry } from '../zip/read-zip.ts'
import { attributeOf, tagsOf } from './xml-text.ts'

/** A visible sheet and the part of the package that holds it. */
export type SheetPart = { readonly name: string; readonly path: string }

export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** The parts of a workbook package that lead to others. Targets are full paths inside the package. */
export class WorkbookParts {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ZipEntry>

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[]) {
    this.bytes = bytes
    this.entries = new Map(entries.map((entry) => [entry.name, entry]))
  }

  /** Path of a part as the archive spells it: some writers do not care about case. */
  find(path: string): string | undefined {
    if (this.entries.has(path)) return path
    return [...this.entries.keys()].find((name) => name.toLowerCase() === path.toLowerCase())
  }

  text(path: string): string | undefined {
    const name = this.find(path)
    if (name === undefined) return undefined
    try {
      return new TextDecoder().decode(unpack(this.bytes, this.entries.get(name)!))
    } catch (error) {
      if (error instanceof BrokenZip) throw problem('WORKBOOK_TRUNCATED')
      throw error
    }
  }

  relationships(path: string): Relationship[] {
    return tagsOf(this.text(relationshipsPath(path)) ?? '', 'Relationship').filter((tag) => attributeOf(tag, 'TargetMode') !== 'External').map((tag) => ({
      id: attributeOf(tag, 'Id') ?? '',
      type: (attributeOf(tag, 'Type') ?? '').split('/').at(-1)!,
      target: resolveTarget(path, attributeOf(tag, 'Target') ?? ''),
    }))
  }

  get workbookPath(): string {
    const main = this.relationships('').find((relationship) => relationship.type === 'officeDocument')
    const path = this.find(main?.target ?? 'xl/workbook.xml')
    if (path === undefined) throw problem('WORKBOOK_UNREADABLE', { as: 'zip' })
    return path
  }

  /** The sheets that a reader sees, in their order; charts and macros are no sheets. */
  sheets(): SheetPart[] {
    const path = this.workbookPath
    const targets = new Map(this.relationships(path).filter((relationship) => relationship.type === 'worksheet').map((relationship) => [relationship.id, relationship.target]))
    return tagsOf(this.text(path) ?? '', 'sheet').flatMap((tag) => {
      const target = targets.get(attributeOf(tag, 'id') ?? '')
      const part = target === undefined ? undefined : this.find(target)
      const hidden = /^(hidden|veryHidden)$/.test(attributeOf(tag, 'state') ?? '')
      return part === undefined || hidden ? [] : [{ name: hideCitizenIds(attributeOf(tag, 'name') ?? ''), path: part }]
    })
  }
}

/** Path of the part that holds the relationships of a part; of the package itself for ''. */
export function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

function resolveTarget(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}
