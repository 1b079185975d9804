import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkout, ownNode } from './place.js'
import { Unprepared, tell } from './say.js'

/**
 * Builds into `.build/` what a program of an npm package makes, when a file it is made of was changed, added or taken away since the
 * last time.
 * @param name of what is built; its sentences are `NAME-building` and `NAME-failed`
 */
export function build(name, { sources, built, program }) {
  const stamp = join(checkout, '.build', `${name}.stamp`)
  const now = fingerprint(sources)
  if (existsSync(join(checkout, built)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  tell(`${name}-building`)
  rmSync(stamp, { force: true })
  const node = existsSync(ownNode) ? ownNode : process.execPath
  const { status } = spawnSync(node, program, { cwd: checkout, stdio: 'inherit' })
  if (status !== 0) throw new Unprepared(`${name}-failed`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

function fingerprint(sources) {
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
