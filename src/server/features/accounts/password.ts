import { hash, verify } from '@node-rs/argon2'
import { problem } from '#domain/problem/problem.ts'

// OWASP's second choice for argon2id: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

const common = new Set(['12345678', '123456789', '1234567890', 'password', 'password1', 'qwertyuiop', '11111111', '88888888', '00000000', 'admin123', 'abc12345', 'a1234567'])

/** Refuses a password that would be guessed: short, the login itself, one character repeated, or among the first tried. */
export function checkPasswordStrength(password: string, login: string): void {
  const plain = password.normalize('NFKC').toLowerCase()
  const isWeak = plain.length < 8 || plain === login.toLowerCase() || new Set(plain).size < 4 || common.has(plain)
  if (isWeak) throw problem('PASSWORD_TOO_WEAK', { minimum: 8 })
}
