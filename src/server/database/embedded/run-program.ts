import { spawn } from 'node:child_process'
import type { RunUser } from './run-user.ts'

export interface ProgramResult {
  /** Exit code; null when the program could not be started or was killed. */
  exitCode: number | null
  /** Standard output and standard error as they came. */
  output: string
  /** The operating system's code when the program could not be started, such as EACCES or ENOENT. */
  startError: string | undefined
}

/**
 * The environment of every PostgreSQL program. Settings of the caller's own PostgreSQL (PGPORT, PGDATA …)
 * must not reach ours; Windows programs do not run without the system's variables, so there all are inherited.
 */
export const programEnvironment: NodeJS.ProcessEnv | undefined =
  process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', TZ: 'UTC' }

/** Runs a short program to its end, as the given user where there is one. */
export function runProgram(file: string, args: string[], runAs: RunUser | undefined): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(file, args, {
      ...runAs,
      cwd: runAs === undefined ? undefined : '/',
      env: programEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ exitCode: null, output, startError: error.code ?? error.message })
    })
    child.once('close', (exitCode) => resolve({ exitCode, output, startError: undefined }))
  })
}
