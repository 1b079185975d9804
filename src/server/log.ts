import { pino, type Logger } from 'pino'

/** The server's log: structured lines on standard error, never personal data. */
export function makeLog(level: string): Logger {
  return pino({ level, base: undefined, redact: ['headers.cookie', 'password'], serializers: { err: plainError } }, pino.destination({ fd: 2, sync: true }))
}

// An error of the database holds the failing row in its details, which is somebody's.
function plainError(error: Error & { code?: string; table?: string; constraint?: string }): Record<string, unknown> {
  const { name, message, stack, code, table, constraint } = error
  return { name, message, code, table, constraint, stack }
}
