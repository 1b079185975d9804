import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether LibreOffice is on this machine, to open what we write with something that is not ours. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0

/** Has LibreOffice turn a document into another format; fails when it cannot open it. */
export function convert(bytes: Uint8Array, from: 'xlsx' | 'docx' | 'csv' | 'ods', to: 'pdf' | 'csv' | 'xlsx' | 'ods' | 'txt:Text'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-office-'))
  try {
    writeFileSync(join(folder, `in.${from}`), bytes)
    const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), join(folder, `in.${from}`)], { timeout: 120_000 })
    const made = run.status === 0 ? readdirSync(join(folder, 'out')) : []
    if (made.length !== 1) throw new Error(`soffice: ${run.stderr.toString()} ${run.stdout.toString()}`)
    return new Uint8Array(readFileSync(join(folder, 'out', made[0]!)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
