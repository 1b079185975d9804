import { appendFile, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import { exists, makeOwned } from './data-directory.ts'
import type { NativeBinaries } from './native-binaries.ts'
import { runProgram } from './run-program.ts'
import type { RunUser } from './run-user.ts'

export const databaseUser = 'doudi'

/**
 * Makes the cluster when there is none, else checks that it is of this server's major version.
 * It is made beside its place and moved there when complete: a start killed in the middle leaves no half cluster.
 * @param password the database user's password, where the server is reached over a network address
 */
export async function initialiseCluster(options: {
  dataDir: string
  clusterDir: string
  binaries: NativeBinaries
  runAs: RunUser | undefined
  password: string | undefined
}): Promise<'made' | 'found'> {
  const { dataDir, clusterDir, binaries, runAs, password } = options
  if (await exists(clusterDir)) {
    await checkVersion(dataDir, clusterDir, binaries)
    return 'found'
  }
  const draft = join(dataDir, 'cluster.new')
  const passwordFile = await givePassword(password, runAs)
  try {
    let reason = ''
    for (const locale of locales[process.platform] ?? ['C.UTF-8']) {
      await rm(draft, { recursive: true, force: true })
      await makeOwned(draft, runAs)
      const args = ['-D', draft, '-U', databaseUser, '--encoding=UTF8', '--no-instructions', ...localeArguments(locale)]
      args.push(...(passwordFile === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile.file}`]))
      const result = await runProgram(join(binaries.binDir, 'initdb'), args, runAs)
      if (result.exitCode === 0) {
        await appendFile(join(draft, 'postgresql.conf'), settingsForThisMachine())
        await rename(draft, clusterDir)
        return 'made'
      }
      reason = result.startError ?? result.output.trim()
    }
    throw problem('DATABASE_INIT_FAILED', { dataDir, reason })
  } finally {
    if (passwordFile !== undefined) await rm(passwordFile.dir, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/**
 * Sorting comes from PostgreSQL's own C.UTF-8, the same on every machine. What a letter is still comes from the
 * system's LC_CTYPE in pg_trgm, and under plain C no Chinese character is one: so a UTF-8 locale, under its local name.
 */
const locales: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8'],
  darwin: ['en_US.UTF-8', 'zh_CN.UTF-8', 'C.UTF-8'],
  win32: ['en-US', 'zh-CN'],
}

function localeArguments(locale: string): string[] {
  return [`--locale=${locale}`, '--lc-messages=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
}

async function checkVersion(dataDir: string, clusterDir: string, binaries: NativeBinaries): Promise<void> {
  const found = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw problem('DATABASE_INIT_FAILED', { dataDir, reason: error.message })
  })
  if (Number.parseInt(found, 10) !== binaries.major) {
    throw problem('DATABASE_VERSION_MISMATCH', { dataDir, found: found.trim(), wanted: String(binaries.major) })
  }
}

/** Starting values in the cluster's own file, where an administrator may change them afterwards. */
function settingsForThisMachine(): string {
  const sixteenthMb = Math.floor(totalmem() / 16 / 1024 / 1024)
  const sharedBuffersMb = Math.min(2048, Math.max(64, sixteenthMb))
  return [
    '',
    '# Doudi',
    `shared_buffers = ${sharedBuffersMb}MB`,
    'max_connections = 100',
    'work_mem = 16MB',
    'maintenance_work_mem = 128MB',
    'random_page_cost = 1.1',
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "log_line_prefix = '%m [%p] '",
    'log_checkpoints = off',
    '',
  ].join('\n')
}

async function givePassword(password: string | undefined, runAs: RunUser | undefined): Promise<{ dir: string; file: string } | undefined> {
  if (password === undefined) return undefined
  const dir = await mkdtemp(join(runAs === undefined ? tmpdir() : '/tmp', 'doudi-'))
  const file = join(dir, 'password')
  await writeFile(file, password, { mode: 0o600 })
  if (runAs !== undefined) for (const path of [dir, file]) await chown(path, runAs.uid, runAs.gid)
  return { dir, file }
}
