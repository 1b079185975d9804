import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkout, ownNode } from './place.js'
import { Unprepared, tell } from './say.js'

const sources = ['src/office', 'src/ui', 'src/client', 'src/contract', 'src/domain', 'locales', 'package-lock.json']
const config = 'src/office/vite.config.ts'
const built = join(checkout, '.build', 'office', 'index.html')
const stamp = join(checkout, '.build', 'office.stamp')

/** Builds the office when a file it is made of was changed, added or taken away since the last time. */
export function prepareOffice() {
  if (!existsSync(join(checkout, config))) return
  const now = fingerprint()
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  tell('office-building')
  rmSync(stamp, { force: true })
  const node = existsSync(ownNode) ? ownNode : process.execPath
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn']
  const { status } = spawnSync(node, args, { cwd: checkout, stdio: 'inherit' })
  if (status !== 0) throw new Unprepared('office-failed')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const full = join(checkout, path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (stat === undefined || /\.test\.tsx?$/.test(path)) return
  if (!stat.isDirectory()) return void hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
}
