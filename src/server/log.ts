import { pino, type Logger } from 'pino'

/** The server's log: structured lines on standard error, never personal data. */
export function makeLog(level: string): Logger {
  return pino({ level, base: undefined, redact: ['headers.cookie', 'password'] }, pino.destination({ fd: 2, sync: true }))
}
