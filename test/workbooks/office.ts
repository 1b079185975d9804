import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether LibreOffice is on this machine, to open what we write with something that is not ours. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0

type From = 'xlsx' | 'docx' | 'csv' | 'ods'
type To = 'pdf' | 'csv' | 'xlsx' | 'ods' | 'txt:Text'

/** Has LibreOffice turn a document into another format; fails when it cannot open it. */
export function convert(bytes: Uint8Array, from: From, to: To): Uint8Array {
  return convertAll([[bytes, from]], to)[0]!
}

/** The same for several, with one start of LibreOffice. */
export function convertAll(documents: readonly (readonly [bytes: Uint8Array, from: From])[], to: To): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-office-'))
  try {
    const files = documents.map(([bytes, from], place) => {
      const file = join(folder, `${place}.${from}`)
      writeFileSync(file, bytes)
      return file
    })
    const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), ...files], { timeout: 120_000 })
    return documents.map((_, place) => {
      const made = join(folder, 'out', `${place}.${to.split(':')[0]}`)
      if (run.status !== 0 || !existsSync(made)) throw new Error(`soffice: ${run.stderr.toString()} ${run.stdout.toString()}`)
      return new Uint8Array(readFileSync(made))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
