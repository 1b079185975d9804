import type { Complaints } from './complaints.ts'
import { mend } from './mend.ts'
import { mistakesIn, type Shape } from './shape.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** The files of a folder by path inside it (`plan.yaml`, `forms/household-survey.yaml`); YAML and text as strings. */
export type FolderFiles = Readonly<Record<string, string | Uint8Array>>

const largest = 1024 * 1024 // characters of a file: a plan of a thousand pages

/** The text of a file; undefined, with a complaint, when it is not there, too large or no text. */
export function textOf(files: FolderFiles, path: string, complaints: Complaints): string | undefined {
  const text = Object.hasOwn(files, path) ? files[path] : undefined
  if (typeof text !== 'string') {
    complaints.inFile(path, text === undefined ? 'FILE_MISSING' : 'FILE_NOT_TEXT', { path })
    return undefined
  }
  if (text.length > largest) {
    complaints.inFile(path, 'FILE_TOO_LARGE', { path, most: String(largest) })
    return undefined
  }
  // What was not UTF-8 came out as the first of these; the others stand in no text.
  const garbled = text.search(/[\ufffd\u0000-\u0008\u000e-\u001f]/)
  if (garbled < 0) return text
  const before = text.slice(0, garbled).split('\n')
  complaints.inFile(path, 'FILE_NOT_TEXT', { path }, undefined, { line: before.length, column: before.at(-1)!.length + 1 })
  return undefined
}

/** A YAML file that can be read; undefined, with complaints, when it cannot. */
export function openYaml(files: FolderFiles, path: string, complaints: Complaints): YamlFile | undefined {
  const text = textOf(files, path, complaints)
  if (text === undefined) return undefined
  const yaml = readYaml(path, text)
  for (const { place, code, reason } of yaml.mistakes) complaints.inFile(path, code, { reason }, undefined, place)
  return yaml.mistakes.length > 0 ? undefined : yaml
}

/** What was written, of the shape it should have; what is wrong with it is complained of here and nowhere else. */
export function mended<T>(yaml: YamlFile | undefined, shape: Shape, complaints: Complaints): T {
  const outcome = mend(yaml?.value, shape)
  if (yaml) {
    for (const { path, code, details, suggestion, atKey } of mistakesIn(yaml.value, shape)) complaints.at(yaml, path, code, details, suggestion, atKey)
    complaints.mend(yaml, outcome.mended)
  }
  return outcome.value as T
}
