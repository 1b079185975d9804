import { readFileSync } from 'node:fs'

export interface RunUser {
  uid: number
  gid: number
}

/**
 * The user PostgreSQL runs as when it cannot be the one who started us: PostgreSQL refuses to run as root,
 * so root's server runs as `nobody`. Undefined for everybody else and where there are no such users.
 */
export function unprivilegedRunUser(): RunUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}
