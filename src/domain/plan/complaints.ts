import type { ExpressionComplaint } from '../policy/compile.ts'
import type { MistakeInRule } from '../policy/mistakes-in-rule.ts'
import { nearest } from '../policy/nearest.ts'
import { isUnsaid, type Mended } from './mend.ts'
import type { Complaint } from './plan.ts'
import type { Path, Place, YamlFile } from './yaml-file.ts'

type Details = Readonly<Record<string, string>>

/** Gathers what is wrong with the files of a plan, each with its place. What follows only from another mistake is not said. */
export class Complaints {
  readonly #found: Complaint[] = []
  readonly #mended = new Map<string, readonly Mended[]>()

  /** Places of a file that were made up for want of something written: nothing more is said about them. */
  mend(yaml: YamlFile, mended: readonly Mended[]): void {
    this.#mended.set(yaml.file, mended)
  }

  /** At the place of a value (or of its key) in a file. */
  at(yaml: YamlFile, path: Path, code: string, details: Details = {}, suggestion?: string, atKey = false): void {
    if (this.#follows(yaml, path, details)) return
    this.#add(yaml.file, atKey ? yaml.placeOfKey(path) : yaml.placeOf(path), code, details, suggestion)
  }

  /** Inside an expression that stands at a path. */
  inExpression(yaml: YamlFile, path: Path, found: readonly (ExpressionComplaint | MistakeInRule)[]): void {
    if (this.#follows(yaml, path, {})) return
    for (const { code, offset, details, suggestion } of found) this.#add(yaml.file, yaml.placeInText(path, offset), code, details, suggestion)
  }

  /** At a place of a file that is not YAML, or that is not there. */
  inFile(file: string, code: string, details: Details = {}, suggestion?: string, place: Place = { line: 1, column: 1 }): void {
    this.#add(file, place, code, details, suggestion)
  }

  /** A name that should be one of those known. @returns whether it is, as far as one can tell */
  name(yaml: YamlFile, path: Path, kind: string, name: string, known: readonly string[]): boolean {
    if (known.includes(name) || known.some(isUnsaid)) return true
    this.at(yaml, path, 'NAME_UNKNOWN', { kind, name, known: known.join(', ') }, nearest(name, known))
    return false
  }

  /** Ids that must differ. */
  distinct(yaml: YamlFile, entries: readonly { readonly id: string; readonly path: Path }[]): void {
    const seen = new Set<string>()
    for (const { id, path } of entries) {
      if (seen.has(id)) this.at(yaml, path, 'ID_TWICE', { id })
      seen.add(id)
    }
  }

  /** Whether something was found in a file. */
  isSound(file: string): boolean {
    return !this.#found.some((complaint) => complaint.file === file)
  }

  /** Everything found so far, by file and place. */
  sorted(): readonly Complaint[] {
    return [...this.#found].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
  }

  // A complaint about something made up, or about what stands beside a choice that was made up, follows from what is wrong there.
  #follows(yaml: YamlFile, path: Path, details: Details): boolean {
    if (Object.values(details as Readonly<Record<string, string | undefined>>).some((word) => word === undefined || isUnsaid(word))) return true
    return (this.#mended.get(yaml.file) ?? []).some(({ path: mended, isChoice }) => beginsWith(path, isChoice ? mended.slice(0, -1) : mended))
  }

  #add(file: string, { line, column }: Place, code: string, details: Details, suggestion: string | undefined): void {
    this.#found.push({ file, line, column, code, details, ...(suggestion !== undefined && { suggestion }) })
  }
}

function beginsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index])
}
