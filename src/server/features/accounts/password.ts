import { hash, verify } from '@node-rs/argon2'
import { shortestPassword } from '#domain/access/session-rules.ts'
import { problem } from '#domain/problem/problem.ts'

// OWASP's second choice for argon2id: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

const common = new Set([
  '1234567890', '0123456789', '0987654321', '1234567899', '12345678910', 'password10', 'password12', 'password123', 'password1234', 'qwertyuiop', 'administrator', 'admin12345', 'admin123456', 'abc1234567', 'abcd123456', 'abc123456789', 'a123456789', 'a1234567890', 'aa12345678', 'aa123456789', 'qq123456789', '1q2w3e4r5t', '1qaz2wsx3edc', 'q1w2e3r4t5', 'woaini1314', 'woaini520520', 'iloveyou520',
])

/** Refuses a password that would be guessed: short, the login itself, one character repeated, or among the first tried. */
export function checkPasswordStrength(password: string, login: string): void {
  const plain = password.normalize('NFKC').toLowerCase()
  const isWeak = plain.length < shortestPassword || plain === login.toLowerCase() || new Set(plain).size < 4 || common.has(plain)
  if (isWeak) throw problem('PASSWORD_TOO_WEAK', { minimum: shortestPassword })
}
