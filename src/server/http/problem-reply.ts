import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { Problem, problem } from '#domain/problem/problem.ts'

/** Turns whatever was thrown into an RFC 9457 problem document. The sentence is made by whoever shows it, from the code. */
export function replyWithProblem(log: Logger) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = error instanceof Problem ? error : translated(error)
    if (known.code === 'UNEXPECTED') log.error({ err: error, method: request.method, url: request.routeOptions.url }, 'unexpected')
    return reply
      .status(known.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send({ type: `urn:doudi:problem:${known.code}`, title: known.code, status: known.status, code: known.code, details: known.details })
  }
}

// Errors of the database are told apart by SQLSTATE alone; the name of a constraint may be missing.
const bySqlState: Record<string, () => Problem> = {
  '23505': () => problem('CHANGED_MEANWHILE'),
  '23503': () => problem('CHANGED_MEANWHILE'),
  '40001': () => problem('CHANGED_MEANWHILE'),
  '40P01': () => problem('CHANGED_MEANWHILE'),
  '42501': () => problem('NOT_ALLOWED'),
  // Characters that the database cannot hold: NUL, half a surrogate pair.
  '22P02': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  '22P05': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  '22021': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  // Numbers and days that no column holds.
  '22003': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  '22007': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  '22008': () => problem('INPUT_INVALID', { place: 'request', issues: [] }),
  '57P01': () => problem('UNAVAILABLE'),
  '57P02': () => problem('UNAVAILABLE'),
  '57P03': () => problem('UNAVAILABLE'),
  '53300': () => problem('UNAVAILABLE'),
  '08006': () => problem('UNAVAILABLE'),
  ECONNREFUSED: () => problem('UNAVAILABLE'),
  ECONNRESET: () => problem('UNAVAILABLE'),
  EPIPE: () => problem('UNAVAILABLE'),
}

/** An error of the database or of the transport as the named problem it is; UNEXPECTED when it is none of them. */
export function translated(error: Error): Problem {
  const { code, statusCode, syscall } = error as FastifyError & { syscall?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('TOO_LARGE')
  const make = bySqlState[code ?? '']
  if (make) return make()
  // A Unix socket that is not there; any other missing file is a fault of ours.
  if (code === 'ENOENT' && syscall === 'connect') return problem('UNAVAILABLE')
  if (/Connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect/i.test(error.message)) return problem('UNAVAILABLE')
  // Values inside each other without end.
  if (error instanceof RangeError && /call stack/.test(error.message)) return problem('INPUT_INVALID', { place: 'request', issues: [] })
  if (statusCode !== undefined && statusCode < 500) return problem('INPUT_INVALID', { place: 'request', issues: [] })
  return problem('UNEXPECTED')
}
