import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Unprepared, tell } from './say.js'

/** What the browser tests use of the system: a browser, Chinese letters, and readers for what the office writes. */
const wanted = ['chromium', 'fonts-noto-cjk', 'libreoffice-calc', 'libreoffice-writer', 'poppler-utils']

/**
 * Installs them where that is possible: as root on Debian. Elsewhere the browser tests are skipped by name,
 * except in CI, where a missing piece is an error.
 */
export function prepareSystemPackages() {
  if (!existsSync('/etc/debian_version')) return
  const missing = wanted.filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  const names = missing.join(' ')
  const isInstallable = process.getuid?.() === 0
  if (isInstallable) tell('system-installing', { names })
  if (isInstallable && aptGet(['update']) && aptGet(['install', '-y', '--no-install-recommends', ...missing])) return
  if (process.env.CI === 'true') throw new Unprepared('system-failed', { names })
  tell('system-missing', { names })
}

function isInstalled(name) {
  const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' })
  return status === 0 && stdout === 'installed'
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}
